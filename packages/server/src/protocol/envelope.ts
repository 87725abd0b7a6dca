import type { Json, JsonObject } from "./event.ts";
import { parseEventId } from "./event-id.ts";
import { exceedsJsonDepth } from "./json-depth.ts";

export interface EnvelopeItem {
  /** The item header as sent. */
  header: JsonObject;
  /** Kept as sent when nobody knows it: unknown items are counted, never refused. */
  type: string;
  /** A view into the envelope's bytes, not a copy. */
  payload: Uint8Array;
}

export type Envelope =
  | { ok: true; header: JsonObject; items: EnvelopeItem[] }
  | { ok: false; detail: string; causes: string[] };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MAX_HEADER_DEPTH = 200;
/** SDKs send a handful; a header costs more to parse than to send, so there is an end. */
const MAX_ITEMS = 1000;

/**
 * Takes an envelope apart (docs/wire.md): a header line, then items of one header line and a payload
 * of `length` bytes, or up to the next line feed where no length is given. Bytes, not text; lines end
 * in LF only. Blank lines between items are skipped and the last line feed may be missing. The
 * header's `event_id` comes back as 32 hex characters, and is removed when it is no id.
 */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length === 0) return malformed("the envelope is empty");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = lineEnd(buffer, 0);
  const header = parseHeader(buffer, 0, headerEnd);
  if (!header) return malformed("the envelope header is not a JSON object");
  normaliseEventId(header);

  const items: EnvelopeItem[] = [];
  let at = skipBlankLines(buffer, headerEnd + 1);
  while (at < buffer.length) {
    if (items.length === MAX_ITEMS) return malformed(`more than ${MAX_ITEMS} items`);
    const place = `item ${items.length + 1}`;
    const itemHeaderEnd = lineEnd(buffer, at);
    const itemHeader = parseHeader(buffer, at, itemHeaderEnd);
    if (!itemHeader) return malformed(`${place}: the header is not a JSON object`);
    const type = itemHeader["type"];
    if (typeof type !== "string") return malformed(`${place}: the header has no type`);

    const start = Math.min(itemHeaderEnd + 1, buffer.length);
    const end = payloadEnd(buffer, start, itemHeader["length"]);
    if (typeof end === "string") return malformed(`${place}: ${end}`);
    items.push({ header: itemHeader, type, payload: bytes.subarray(start, end) });
    at = skipBlankLines(buffer, end + 1);
  }
  return { ok: true, header, items };
}

/** Index after the payload's last byte, or a sentence on what is wrong with its length. */
function payloadEnd(buffer: Buffer, start: number, length: Json | undefined) {
  if (length === undefined || length === null) return lineEnd(buffer, start);
  if (typeof length !== "number" || !Number.isInteger(length) || length < 0) {
    return "the length is not a whole number of bytes";
  }
  const end = start + length;
  if (end > buffer.length) return "the payload is shorter than its length";
  if (end < buffer.length && buffer[end] !== LINE_FEED)
    return "the payload is longer than its length";
  return end;
}

function parseHeader(buffer: Buffer, start: number, end: number): JsonObject | undefined {
  if (exceedsJsonDepth(buffer.subarray(start, end), MAX_HEADER_DEPTH)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(buffer.toString("utf8", start, end));
  } catch {
    return undefined;
  }
  return isHeader(value) ? value : undefined;
}

function isHeader(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function normaliseEventId(header: JsonObject): void {
  if (header["event_id"] === undefined) return;
  const eventId = parseEventId(header["event_id"]);
  if (eventId === undefined) delete header["event_id"];
  else header["event_id"] = eventId;
}

function lineEnd(buffer: Buffer, from: number): number {
  const at = buffer.indexOf(LINE_FEED, from);
  return at === -1 ? buffer.length : at;
}

function skipBlankLines(buffer: Buffer, from: number): number {
  let at = from;
  while (
    buffer[at] === LINE_FEED ||
    (buffer[at] === CARRIAGE_RETURN && isLineEnd(buffer, at + 1))
  ) {
    at++;
  }
  return at;
}

function isLineEnd(buffer: Buffer, at: number): boolean {
  return at >= buffer.length || buffer[at] === LINE_FEED;
}

function malformed(cause: string): Envelope {
  return { ok: false, detail: "malformed envelope", causes: [cause] };
}
