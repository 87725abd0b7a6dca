import type { PendingFact } from "../../outbox/index.ts";

/** The id of the issue a fact tells of; undefined when it tells of none. */
export function issueOf(fact: PendingFact): string | undefined {
  switch (fact.resource) {
    case "issue":
      return toId((fact.data["issue"] as { id?: unknown } | undefined)?.id);
    case "comment":
      return toId(fact.data["issue_id"]);
    case "error":
    case "event_alert":
    case "event":
      return toId(fact.data.issueId);
    case "installation":
    case "metric_alert":
    case "sentry_status":
      return undefined;
  }
}

/** Numbers in some webhooks and text in others. */
function toId(id: unknown): string | undefined {
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}
