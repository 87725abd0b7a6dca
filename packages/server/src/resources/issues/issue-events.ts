import type { Grouping } from "../../protocol/index.ts";
import type { Db, Tx } from "../../storage/index.ts";
import type { CountedEvent } from "./tally-events.ts";

/** An event's place among those of its issue. */
export interface EventPlace {
  timestampAt: number;
  eventId: string;
}

/** An event as far as it matters which issue it is of. */
export interface RecordedEvent extends EventPlace, CountedEvent {
  grouping: Pick<Grouping, "hashes">;
}

/** How events of issues are read and given away; their own resource says how, which knows ours. */
export interface IssueEvents {
  /** Of the newest events the hashes alone, newest first. */
  glance: (
    db: Db,
    issueId: number,
    limit: number,
  ) => Promise<(EventPlace & { hashes: readonly string[] })[]>;
  /** Events older than a place, newest first; without a place from the newest on. */
  read: (
    db: Db,
    issueId: number,
    beyond: EventPlace | null,
    limit: number,
  ) => Promise<RecordedEvent[]>;
  findOutermost: (
    db: Db,
    issueId: number,
    which: "latest" | "oldest",
  ) => Promise<RecordedEvent | undefined>;
  find: (db: Db, issueId: number, eventId: string) => Promise<RecordedEvent | undefined>;
  /** Gives events of one issue to another of the same project. */
  give: (tx: Tx, from: number, events: readonly EventPlace[], to: number) => Promise<void>;
}
