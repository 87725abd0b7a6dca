import type { JsonObject, PendingFact } from "../../outbox/index.ts";

/** A stored event for those who are told of it. */
export interface ToldEvent {
  /** As the webhooks of integrations carry it. Throws when it cannot be shown. */
  present: () => JsonObject;
  project: { slug: string; name: string };
}

/** A fact with all that anybody is told of it, whatever the shape. */
export interface News {
  fact: PendingFact;
  /** What integrations get as `data`; made once, when first asked for. */
  data: () => JsonObject;
  /** The event it tells of, for facts that tell of one. */
  event: TriggeringEvent | null;
}

export interface TriggeringEvent {
  /** Made once, when first asked for. */
  present: () => JsonObject;
  project: { slug: string; name: string };
  issueId: number;
  /** Names of the rules that fired for it. */
  rules: readonly string[];
}

/** Puts together what a fact tells; undefined when the event it speaks of is no longer stored. */
export function toNews(
  fact: PendingFact,
  events: ReadonlyMap<string, ToldEvent>,
): News | undefined {
  if (fact.resource !== "error" && fact.resource !== "event_alert") {
    return { fact, data: () => fact.data, event: null };
  }
  const { projectId, eventId, issueId } = fact.data;
  const found = events.get(`${projectId}/${eventId}`);
  if (found === undefined) return undefined;
  const present = once(found.present);
  const rules = fact.resource === "error" ? [] : rulesOf(fact.data);
  return {
    fact,
    data: once(() =>
      fact.resource === "error" ? { error: present() } : alert(fact.data, present),
    ),
    event: { present, project: found.project, issueId, rules },
  };
}

type AlertData = Extract<PendingFact, { resource: "event_alert" }>["data"];

function alert(data: AlertData, present: () => JsonObject): JsonObject {
  const { triggered_rule, issue_alert } = data;
  return { event: present(), triggered_rule, ...(issue_alert && { issue_alert }) };
}

function rulesOf({ triggered_rule, triggering_rules }: AlertData): readonly string[] {
  return triggering_rules ?? [triggered_rule];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
