import type { Json, JsonObject } from "../seams.ts";
import { isObject } from "./json-object.ts";
import { UnprocessableEvent } from "./unprocessable-event.ts";

/**
 * The payload as a JSON object whose texts hold no NUL and no lone surrogate: neither survives SQL
 * text columns. Refuses anything but an object with `UnprocessableEvent`.
 */
export function parsePayload(payload: Uint8Array): JsonObject {
  let value: Json;
  try {
    value = parseCleanJson(decodeUtf8(payload));
  } catch {
    // The engine's own message quotes the payload, which may hold secrets.
    throw new UnprocessableEvent("The event is not valid JSON.");
  }
  if (!isObject(value)) throw new UnprocessableEvent("The event is not a JSON object.");
  return value;
}

/** Parses JSON text, cleaned as above. Throws the engine's `SyntaxError` on anything else. */
export function parseCleanJson(text: string): Json {
  const parsed: Json = JSON.parse(mayNeedCleaning(text) ? cleanEscapes(text) : text);
  return parsed;
}

const BYTE_ORDER_MARK = 0xfeff;

/** Bytes that are not UTF-8 come out as U+FFFD. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/** Only escapes can bring in a NUL or a lone surrogate: raw ones are not JSON, or not UTF-8. */
function mayNeedCleaning(text: string): boolean {
  return text.includes("\\u0000") || text.includes("\\ud") || text.includes("\\uD");
}

/** Takes every escape whole, so that an escaped backslash before `u0000` stays what it is. */
const ESCAPES =
  /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\u0000|\\[^]/g;

function cleanEscapes(text: string): string {
  return text.replace(ESCAPES, (escape) => {
    if (escape === "\\u0000") return "";
    // Six characters are a surrogate alone; twelve are a pair, two an ordinary escape.
    return escape.length === 6 ? "\\ufffd" : escape;
  });
}
