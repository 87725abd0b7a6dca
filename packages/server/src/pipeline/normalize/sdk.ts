import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { trimBagValue, type BagLimits } from "./bag.ts";
import type { Meta } from "./meta.ts";
import { toText } from "./text.ts";
import { readObject } from "./values.ts";

const MAX_NAME_CHARS = 128;
const LISTS: BagLimits = { maxChars: 8192, maxDepth: 4 };

/**
 * Fills in which SDK wrote the event; where the event does not say, the authentication data does
 * (`name/version`). A version nobody told is empty text.
 */
export function readSdk(
  sent: JsonObject,
  client: string | null,
  event: NormalizedEvent,
  meta: Meta,
): void {
  const source = readObject(sent, ["sdk", "sdk_info"], meta) ?? {};
  const place = meta.at("sdk");
  const fallback = splitClient(client);
  const sentName = toText(source["name"], MAX_NAME_CHARS, place, "name");
  const name = sentName ?? fallback?.name;
  if (name === undefined) return;
  const version = toText(source["version"], MAX_NAME_CHARS, place, "version");
  const sdk: NonNullable<NormalizedEvent["sdk"]> = {
    name,
    version: version ?? (sentName === undefined ? fallback?.version : undefined) ?? "",
  };
  for (const key of ["integrations", "packages", "features", "settings", "client_ip"]) {
    const value = source[key];
    if (isWorthKeeping(value)) sdk[key] = trimBagValue(value, LISTS, place, key);
  }
  event.sdk = sdk;
}

function splitClient(client: string | null): { name: string; version: string } | undefined {
  const text = client?.replaceAll("\0", "").trim().slice(0, MAX_NAME_CHARS);
  if (!text) return undefined;
  const slash = text.lastIndexOf("/");
  if (slash <= 0) return { name: text, version: "" };
  return { name: text.slice(0, slash), version: text.slice(slash + 1) };
}

function isWorthKeeping(value: Json | undefined): value is Json {
  if (value === undefined || value === null) return false;
  return !Array.isArray(value) || value.length > 0;
}
