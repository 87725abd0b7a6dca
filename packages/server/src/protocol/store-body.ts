import { inflateSync } from "node:zlib";

/** The event's JSON text out of a store body, or why there is none. */
export type StoreBody =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: "empty" | "not_an_event" | "too_large"; detail: string };

const OPEN_OBJECT = 0x7b;
const SPACE = 0x20;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const BASE64_START = /^[A-Za-z0-9+/_-]{4}/;

/**
 * Finds the JSON in the body of `/store/`, which is plain JSON, base64 of JSON, or base64 of
 * zlib-compressed JSON: the sender does not say which, so the bytes decide (docs/wire.md). Stops
 * inflating at `maxBytes`. Plain JSON is given back as a view, not a copy.
 */
export function decodeStoreBody(body: Uint8Array, maxBytes: number): StoreBody {
  const bytes = skipBlank(body);
  if (bytes.length === 0) return { ok: false, reason: "empty", detail: "empty request body" };
  if (bytes[0] === OPEN_OBJECT) return withinLimit(bytes, maxBytes);

  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!BASE64_START.test(text)) return notAnEvent();
  const decoded = skipBlank(Buffer.from(text, "base64"));
  return decoded[0] === OPEN_OBJECT ? withinLimit(decoded, maxBytes) : inflate(decoded, maxBytes);
}

function inflate(compressed: Uint8Array, maxBytes: number): StoreBody {
  let bytes: Uint8Array;
  try {
    bytes = skipBlank(inflateSync(compressed, { maxOutputLength: maxBytes }));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ERR_BUFFER_TOO_LARGE" ? tooLarge() : notAnEvent();
  }
  return bytes[0] === OPEN_OBJECT ? { ok: true, bytes } : notAnEvent();
}

/** Without leading white space and byte order mark. */
function skipBlank(bytes: Uint8Array): Uint8Array {
  let start = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (start < bytes.length && (bytes[start] ?? 0) <= SPACE) start++;
  return start === 0 ? bytes : bytes.subarray(start);
}

function withinLimit(bytes: Uint8Array, maxBytes: number): StoreBody {
  return bytes.length > maxBytes ? tooLarge() : { ok: true, bytes };
}

function tooLarge(): StoreBody {
  return { ok: false, reason: "too_large", detail: "event exceeds the size limit" };
}

function notAnEvent(): StoreBody {
  return { ok: false, reason: "not_an_event", detail: "the body holds no JSON object" };
}
