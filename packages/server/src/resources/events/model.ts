import type { EventPayload, Grouping } from "../../protocol/index.ts";

/** An event as it is stored. */
export interface StoredEvent {
  projectId: number;
  issueId: number;
  /** 32 lower-case hex characters. */
  eventId: string;
  /** Epoch milliseconds, as `receivedAt`. */
  timestampAt: number;
  receivedAt: number;
  sizeBytes: number;
  payload: EventPayload;
  grouping: Grouping;
}

/** Where an event stands among those of its issue: ids of the next newer and next older one. */
export interface Neighbours {
  nextId: string | null;
  previousId: string | null;
}
