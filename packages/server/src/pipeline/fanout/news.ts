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
  if (!tellsOfEvent(fact)) return { fact, data: () => fact.data, event: null };
  const { projectId, eventId, issueId } = fact.data;
  const found = events.get(`${projectId}/${eventId}`);
  if (found === undefined) return undefined;
  const present = once(found.present);
  return {
    fact,
    data: once(() => toData(fact, present)),
    event: { present, project: found.project, issueId, rules: rulesOf(fact) },
  };
}

/** Facts whose body is built of a stored event. */
export type EventFact = Extract<PendingFact, { resource: "error" | "event_alert" | "event" }>;

export function tellsOfEvent(fact: PendingFact): fact is EventFact {
  return fact.resource === "error" || fact.resource === "event_alert" || fact.resource === "event";
}

function toData(fact: EventFact, present: () => JsonObject): JsonObject {
  switch (fact.resource) {
    case "error":
      return { error: present() };
    case "event_alert":
      return alert(fact.data, present);
    case "event":
      return { event: present() };
  }
}

type AlertData = Extract<PendingFact, { resource: "event_alert" }>["data"];

function alert(data: AlertData, present: () => JsonObject): JsonObject {
  const { triggered_rule, issue_alert } = data;
  return { event: present(), triggered_rule, ...(issue_alert && { issue_alert }) };
}

function rulesOf(fact: EventFact): readonly string[] {
  switch (fact.resource) {
    case "error":
      return [];
    case "event_alert":
      return fact.data.triggering_rules ?? [fact.data.triggered_rule];
    case "event":
      return fact.data.triggering_rules;
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
