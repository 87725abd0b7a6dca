import type { JsonObject } from "../protocol/index.ts";

/** Who caused a fact, as receivers are told. */
export type OutboxActor =
  | { kind: "user"; id: number; name: string }
  | { kind: "integration"; uuid: string; name: string }
  /** Vedette itself: regressions, new issues, errors. */
  | { kind: "system" };

interface FactBase {
  organizationId: number;
  projectId: number | null;
  actor: OutboxActor;
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
        /** Where the stored event is; its body is read when deliveries are made. */
        data: { projectId: number; eventId: string; issueId: number };
      }
    | {
        resource: "comment";
        action: "created" | "updated" | "deleted";
        data: JsonObject;
      }
  );

/** What an integration subscribes to. */
export type OutboxResource = OutboxFact["resource"];

/** A fact in the outbox, waiting for fan-out. */
export type PendingFact = OutboxFact & { id: number; createdAt: number };
