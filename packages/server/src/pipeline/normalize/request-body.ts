import type { Json, JsonObject } from "../seams.ts";
import { trimBagValue, type BagLimits } from "./bag.ts";
import { splitForm } from "./form-text.ts";
import type { Meta } from "./meta.ts";
import { parseCleanJson } from "./parse-payload.ts";

/** A request's body, and what kind of text it was read from, where we could tell. */
export interface RequestBody {
  data: Json;
  contentType?: string;
}

const LIMITS: BagLimits = { maxChars: 16_384, maxDepth: 7 };
/** Text beyond this is cut anyway, and half a document does not parse. */
const MAX_PARSED_CHARS = 65_536;
const BASE64 = /^[A-Za-z0-9+/]+={1,2}$/;
const FORM = /^[^\s={}<>"&]{1,256}=[^\s<>"]*$/;

/** Reads a body; text that is a JSON container or a form becomes data, so that it can be scrubbed by key. */
export function readBody(sent: Json | undefined, meta: Meta): RequestBody | undefined {
  if (sent === undefined || sent === null || sent === "") return undefined;
  const parsed = typeof sent === "string" ? parseText(sent) : undefined;
  const data = trimBagValue(parsed?.data ?? sent, LIMITS, meta, "data");
  return parsed?.contentType === undefined ? { data } : { data, contentType: parsed.contentType };
}

function parseText(text: string): RequestBody | undefined {
  if (text.length > MAX_PARSED_CHARS) return undefined;
  const start = text.trimStart().charAt(0);
  if (start === "{" || start === "[") {
    const data = parseContainer(text);
    return data === undefined ? undefined : { data, contentType: "application/json" };
  }
  if (!FORM.test(text) || BASE64.test(text)) return undefined;
  return { data: toFormData(text), contentType: "application/x-www-form-urlencoded" };
}

function parseContainer(text: string): Json | undefined {
  try {
    return parseCleanJson(text);
  } catch {
    return undefined;
  }
}

function toFormData(text: string): JsonObject {
  const fields = new Map<string, Json>();
  for (const [key, value] of splitForm(text)) {
    const earlier = fields.get(key);
    if (earlier === undefined) fields.set(key, value);
    else if (Array.isArray(earlier)) earlier.push(value);
    else fields.set(key, [earlier, value]);
  }
  return Object.fromEntries(fields);
}
