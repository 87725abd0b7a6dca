import type { SentryApp } from "@vedette/contract";

/** Something an integration needs, or should have, before it is published. */
export interface Requirement {
  name: "logo" | "icon" | "overview";
  isMet: boolean;
  /** Without it the request is refused. */
  isNeeded: boolean;
  sentence: string;
}

/** What has to be there before an integration can be published (docs/integrate/publishing.md). */
export function requirementsOf(
  app: Pick<SentryApp, "avatars" | "schema" | "overview">,
): Requirement[] {
  const has = (kind: "logo" | "icon") =>
    app.avatars.some(({ photoType, avatarType }) => photoType === kind && avatarType === "upload");
  const needsIcon = hasLinks(app.schema);
  return [
    {
      name: "logo",
      isMet: has("logo"),
      isNeeded: true,
      sentence: "A logo, for the directory.",
    },
    {
      name: "icon",
      isMet: has("icon"),
      isNeeded: needsIcon,
      sentence: needsIcon
        ? "An icon: its links on issues and stack traces stand among others."
        : "An icon. Only issue and stack trace links need one.",
    },
    {
      name: "overview",
      isMet: (app.overview ?? "").trim() !== "",
      isNeeded: false,
      sentence: "An overview, so that people know what they install.",
    },
  ];
}

function hasLinks(schema: SentryApp["schema"]): boolean {
  const elements: unknown = schema["elements"];
  if (!Array.isArray(elements)) return false;
  return (elements as { type?: unknown }[]).some(
    (element) => element?.type === "issue-link" || element?.type === "stacktrace-link",
  );
}

/** What the staff wants to know of every integration. */
export const QUESTIONS = [
  {
    name: "purpose",
    question: "What does the integration do, and for whom?",
    hint: "Two or three sentences are enough.",
  },
  {
    name: "data",
    question: "Which data does it read, where does it keep them, and for how long?",
    hint: "Name what each of its permissions is for.",
  },
  {
    name: "setup",
    question: "How does somebody try it?",
    hint: "Steps, and an account for the test where one is needed.",
  },
  {
    name: "contact",
    question: "Who answers when something is wrong?",
    hint: "A mail address or a page.",
  },
] as const;
