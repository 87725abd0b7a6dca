import type { EventResource, SentryApp } from "@vedette/contract";

/** What a subscription to each resource tells, in the words of the settings. */
export const SUBSCRIPTIONS: readonly {
  readonly resource: EventResource;
  readonly label: string;
  readonly description: string;
}[] = [
  {
    resource: "issue",
    label: "Issues",
    description: "created, resolved, unresolved, assigned, ignored",
  },
  { resource: "error", label: "Errors", description: "every single event that arrives" },
  { resource: "comment", label: "Comments", description: "written, edited, deleted" },
  { resource: "sentry_status", label: "Status", description: "a badge is happy, sad or sick" },
];

const STATUSES: { readonly [status in SentryApp["status"]]: string } = {
  unpublished: "Unpublished",
  published: "Published",
  internal: "Internal",
  publish_request_inprogress: "Publication asked for",
  deletion_in_progress: "Being deleted",
};

/** How an integration stands. */
export function appStatusWords(app: Pick<SentryApp, "status" | "isDisabled">): string {
  return app.isDisabled ? `${STATUSES[app.status]}, switched off` : STATUSES[app.status];
}

/** The colour of that: good, bad, waiting or neither. */
export function appStatusColor(app: Pick<SentryApp, "status" | "isDisabled">): string {
  if (app.isDisabled) return "red";
  if (app.status === "published") return "teal";
  return app.status === "publish_request_inprogress" ? "yellow" : "gray";
}

/** The client secret as far as it can be seen, and why not further. */
export function secretWords(secret: string | null | undefined): { value?: string; words: string } {
  if (secret === null || secret === undefined) {
    return { words: "It was shown when it was made, and for a day. If it is lost, replace it." };
  }
  if (/^\*+$/.test(secret)) {
    return { words: "Managers and owners of the organization see it for a day after it was made." };
  }
  return {
    value: secret,
    words: "It can be seen for a day after the integration was made. Copy it now.",
  };
}

/** What an integration hears about: `Hears about issues, comments`. */
export function subscriptionWords(events: readonly EventResource[]): string {
  const heard = SUBSCRIPTIONS.filter(({ resource }) => events.includes(resource));
  if (heard.length === 0) return "Hears about nothing";
  return `Hears about ${heard.map(({ label }) => label.toLowerCase()).join(", ")}`;
}

/** What a receiver answered, for people: `200`, `timed out`, `no connection`. */
export function responseWords(code: number): string {
  if (code === 0) return "timed out";
  return code === -1 ? "no connection" : String(code);
}

/** The date of a webhook request as an instant every browser reads: a `T` between day and time. */
export function requestInstant(date: string): string {
  return date.replace(" ", "T");
}
