import type { JsonObject } from "../protocol/index.ts";

/** Who caused a fact, as receivers are told. */
export type OutboxActor =
  | { kind: "user"; id: number; name: string }
  | { kind: "integration"; uuid: string; name: string }
  /** Vedette itself: regressions, new issues, errors. */
  | { kind: "system" };

/** Whom a fact is for: by the id of the installation, or of the hook. */
export interface Recipient {
  kind: "installation" | "service-hook" | "plain-webhook";
  id: number;
}

interface FactBase {
  organizationId: number;
  projectId: number | null;
  actor: OutboxActor;
  /** Exactly these are told, whatever they subscribe to; without it, everybody who subscribes. */
  recipients?: readonly Recipient[];
}

/** Where a stored event is; its body is read when deliveries are made. */
export interface EventReference {
  projectId: number;
  eventId: string;
  issueId: number;
}

/** A fact that others may hear. The union is closed: nothing else is ever told. */
export type OutboxFact = FactBase &
  (
    | {
        resource: "issue";
        action: "created" | "resolved" | "assigned" | "ignored" | "unresolved";
        /** The webhook's `data` as it is to be sent: `issue` as it was at that moment, and siblings. */
        data: JsonObject;
      }
    | {
        resource: "error";
        action: "created";
        data: EventReference;
      }
    | {
        resource: "comment";
        action: "created" | "updated" | "deleted";
        data: JsonObject;
      }
    | {
        /** Only ever told to the installation it speaks of, also while that is not complete. */
        resource: "installation";
        action: "created" | "deleted";
        data: JsonObject;
      }
    | {
        /** A rule fired for an event; told to what the rule's actions name. */
        resource: "event_alert";
        action: "triggered";
        data: EventReference & {
          /** The rule's name. */
          triggered_rule: string;
          /** The rule's action as the integration's own form filled it in, where it has one. */
          issue_alert?: JsonObject;
          /** Names of all rules that fired for the event, for those who are told once of all. */
          triggering_rules?: readonly string[];
        };
      }
    | {
        /** An event came, or rules fired for it; told to service hooks alone, once for an event. */
        resource: "event";
        action: "created" | "alert";
        data: EventReference & {
          /** Names of all rules that fired for the event. */
          triggering_rules: readonly string[];
        };
      }
    | {
        resource: "metric_alert";
        action: "critical" | "warning" | "resolved" | "open";
        data: JsonObject;
      }
    | {
        /** How a status badge feels now. */
        resource: "sentry_status";
        action: "happy" | "sad" | "sick";
        data: JsonObject;
      }
  );

/** What a fact speaks of. */
export type OutboxResource = OutboxFact["resource"];

/** A fact in the outbox, waiting for fan-out. */
export type PendingFact = OutboxFact & { id: number; createdAt: number };
