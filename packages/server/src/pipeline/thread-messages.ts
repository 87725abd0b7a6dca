import type { MessagePort } from "node:worker_threads";
import type { Audience, Hint, SignalName } from "../storage/index.ts";
import type { Submission } from "./ingest/index.ts";
import type { SubmissionOutcome } from "./pipeline.ts";
import type { RawEvent, RawItem } from "./seams.ts";

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

/** A payload is replaced by how many of the message's bytes, in order, it takes. */
type Packed<T> = Omit<T, "payload"> & { payloadBytes: number };

interface PackedSubmission {
  id: number;
  event: Packed<RawEvent> | null;
  rules: string;
  items: Packed<RawItem>[];
  counts: Submission["counts"];
}

export type ThreadRequest =
  | SubmitMessage
  /** For whom hints are to be made. */
  | { kind: "watch"; audiences: Audience[] }
  | { kind: "close" };

export type ThreadReply =
  | { kind: "ready" }
  | { kind: "settled"; results: { id: number; outcome: SubmissionOutcome | null }[] }
  | { kind: "signal"; name: SignalName }
  | { kind: "hint"; hint: Hint }
  | { kind: "fault"; message: string; stack: string; projectId: number; eventId: string }
  | { kind: "closed" };

/** Bytes of all payloads of a submission. */
export function sizeOf({ event, items }: Submission): number {
  return items.reduce((sum, item) => sum + item.payload.length, event?.payload.length ?? 0);
}

/** Packs submissions for the journey to the thread; `bytes` is meant to be transferred. */
export function pack(
  submissions: readonly { id: number; submission: Submission }[],
): SubmitMessage {
  const bytes = new Uint8Array(
    submissions.reduce((sum, { submission }) => sum + sizeOf(submission), 0),
  );
  let at = 0;
  const packOne = <T extends { payload: Uint8Array }>(one: T): Packed<T> => {
    const { payload, ...rest } = one;
    bytes.set(payload, at);
    at += payload.length;
    return { ...rest, payloadBytes: payload.length };
  };
  const packed = submissions.map(({ id, submission }): PackedSubmission => {
    const { event, rules, items, counts } = submission;
    return { id, event: event && packOne(event), rules, items: items.map(packOne), counts };
  });
  return { kind: "submit", submissions: packed, bytes: bytes.buffer };
}

/** The other end of `pack`. Payloads are views into the message's bytes. */
export function unpack(message: SubmitMessage): { id: number; submission: Submission }[] {
  let at = 0;
  const takePayload = (payloadBytes: number): Uint8Array => {
    const payload = new Uint8Array(message.bytes, at, payloadBytes);
    at += payloadBytes;
    return payload;
  };
  return message.submissions.map(({ id, event, rules, items, counts }) => ({
    id,
    submission: {
      event: event && unpackEvent(event, takePayload),
      rules,
      items: items.map(({ payloadBytes, ...rest }) => ({
        ...rest,
        payload: takePayload(payloadBytes),
      })),
      counts,
    },
  }));
}

function unpackEvent(
  { payloadBytes, ...rest }: Packed<RawEvent>,
  takePayload: (payloadBytes: number) => Uint8Array,
): RawEvent {
  return { ...rest, payload: takePayload(payloadBytes) };
}
