import type { Generated } from "kysely";

/** A file that came with an event, by the event's id: it may come before the event, or without it. */
export interface AttachmentsTable {
  id: Generated<number>;
  project_id: number;
  event_id: string;
  name: string;
  content_type: string;
  /** The wire's kind, e.g. `event.attachment` or `event.minidump`. */
  attachment_type: string;
  size_bytes: number;
  sha1: string;
  created_at: number;
  content: Uint8Array;
}

/** What a person said of an event, once per event; the event may come later. */
export interface UserReportsTable {
  id: Generated<number>;
  project_id: number;
  event_id: string;
  name: string;
  email: string;
  comments: string;
  created_at: number;
}
