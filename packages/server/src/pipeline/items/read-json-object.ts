import { exceedsJsonDepth, type JsonObject } from "../../protocol/index.ts";

const MAX_DEPTH = 200;

/** The JSON object that an item's payload is. Throws when it is anything else. */
export function readJsonObject(payload: Uint8Array): JsonObject {
  if (exceedsJsonDepth(payload, MAX_DEPTH)) throw new Error("nested too deeply");
  const { buffer, byteOffset, byteLength } = payload;
  const value: unknown = JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("not a JSON object");
  }
  return value as JsonObject;
}
