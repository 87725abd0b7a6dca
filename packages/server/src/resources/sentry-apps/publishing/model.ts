/** That an app is to be published, and what became of it. */
export interface PublishRequest {
  id: number;
  sentryAppId: number;
  status: PublishStatus;
  questionnaire: readonly Answered[];
  requestedBy: number | null;
  decidedBy: number | null;
  /** What the staff wrote with its decision. */
  reason: string | null;
  /** Epoch milliseconds, as the next. */
  createdAt: number;
  decidedAt: number | null;
}

export type PublishStatus = "waiting" | "approved" | "refused";

/** A question of the form, and what the builder answered. */
export interface Answered {
  question: string;
  answer: string;
}

/** Elements that are shown beside others, where only an icon tells them apart. */
const SHOWN_BY_ICON: ReadonlySet<unknown> = new Set(["issue-link", "stacktrace-link"]);

/** Whether an app has components that stand on a page with an icon. */
export function needsIcon(schema: { readonly [key: string]: unknown }): boolean {
  const elements: unknown = schema["elements"];
  if (!Array.isArray(elements)) return false;
  return elements.some(
    (element: { type?: unknown } | null) =>
      typeof element === "object" && SHOWN_BY_ICON.has(element?.type),
  );
}
