import type { EventOutcome, RawEvent, RawItem } from "../seams.ts";

/** Counted with the events it came with, in the same transaction. */
export interface ItemCount {
  projectId: number;
  category: string;
  outcome: "accepted" | "filtered" | "rate_limited" | "invalid" | "client_discard" | "dropped";
  reason: string;
  quantity: number;
}

/** What one request brings to the pipeline. Writer: ingest. Reader: the pipeline's thread. */
export interface Submission {
  event: RawEvent | null;
  /** JSON `ProjectRules` of the event's project. */
  rules: string;
  /** Kept items besides the event. */
  items: RawItem[];
  counts: ItemCount[];
}

/** Takes submissions to the pipeline; answers once they are committed. */
export interface PipelineClient {
  /** Null: the queue is full, nothing was taken. */
  submit(submission: Submission): Promise<EventOutcome | "counted"> | null;
}
