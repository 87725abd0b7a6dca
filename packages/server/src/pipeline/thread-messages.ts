import type { MessagePort } from "node:worker_threads";
import type { SignalName } from "../storage/index.ts";
import type { Submission } from "./ingest/index.ts";
import type { SubmissionOutcome } from "./pipeline.ts";
import type { RawEvent } from "./seams.ts";

/** How the pipeline's thread is started. */
export interface PipelineThreadData {
  database:
    | { engine: "sqlite"; file: string; port: MessagePort }
    | { engine: "postgres"; url: string };
  baseUrl: string;
}

/** Many submissions in one message: their payloads lie one after the other in `bytes`. */
export interface SubmitMessage {
  kind: "submit";
  submissions: PackedSubmission[];
  bytes: ArrayBuffer;
}

interface PackedSubmission {
  id: number;
  event: (Omit<RawEvent, "payload"> & { payloadBytes: number }) | null;
  rules: string;
  counts: Submission["counts"];
}

export type ThreadRequest = SubmitMessage | { kind: "close" };

export type ThreadReply =
  | { kind: "ready" }
  | { kind: "settled"; results: { id: number; outcome: SubmissionOutcome | null }[] }
  | { kind: "signal"; name: SignalName }
  | { kind: "fault"; message: string; stack: string; projectId: number; eventId: string }
  | { kind: "closed" };

/** Packs submissions for the journey to the thread; `bytes` is meant to be transferred. */
export function pack(
  submissions: readonly { id: number; submission: Submission }[],
): SubmitMessage {
  const total = submissions.reduce(
    (sum, { submission }) => sum + (submission.event?.payload.length ?? 0),
    0,
  );
  const bytes = new Uint8Array(total);
  let at = 0;
  const packed = submissions.map(({ id, submission }): PackedSubmission => {
    const { event, rules, counts } = submission;
    if (!event) return { id, event: null, rules, counts };
    const { payload, ...rest } = event;
    bytes.set(payload, at);
    at += payload.length;
    return { id, event: { ...rest, payloadBytes: payload.length }, rules, counts };
  });
  return { kind: "submit", submissions: packed, bytes: bytes.buffer };
}

/** The other end of `pack`. Payloads are views into the message's bytes. */
export function unpack(message: SubmitMessage): { id: number; submission: Submission }[] {
  let at = 0;
  return message.submissions.map(({ id, event, rules, counts }) => {
    if (!event) return { id, submission: { event: null, rules, counts } };
    const { payloadBytes, ...rest } = event;
    const payload = new Uint8Array(message.bytes, at, payloadBytes);
    at += payloadBytes;
    return { id, submission: { event: { ...rest, payload }, rules, counts } };
  });
}
