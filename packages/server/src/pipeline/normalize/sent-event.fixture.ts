import type { NormalizedEvent, RawEvent } from "../seams.ts";
import { normalize } from "./normalize.ts";

/** 2026-11-21T01:00:00Z. */
export const RECEIVED_AT = Date.UTC(2026, 10, 21, 1);

/** An event as ingest would hand it over; `sent` is the payload before it became JSON. */
export function rawEvent(sent: unknown, overrides: Partial<RawEvent> = {}): RawEvent {
  return {
    organizationId: 1,
    projectId: 7,
    publicKey: "0123456789abcdef0123456789abcdef",
    eventId: "c0ffee00c0ffee00c0ffee00c0ffee01",
    payload: Buffer.from(typeof sent === "string" ? sent : JSON.stringify(sent)),
    receivedAt: RECEIVED_AT,
    sentAt: null,
    clientAddress: "192.0.2.7",
    client: null,
    ...overrides,
  };
}

export function normalizeSent(sent: unknown, overrides: Partial<RawEvent> = {}): NormalizedEvent {
  return normalize(rawEvent(sent, overrides));
}
