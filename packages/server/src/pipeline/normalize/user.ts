import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { trimBag, type BagLimits } from "./bag.ts";
import { toIpAddress } from "./ip-address.ts";
import { isEmpty, isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { toLenientText, toText } from "./text.ts";
import { readObject } from "./values.ts";

const MAX_NAME_CHARS = 128;
const MAX_EMAIL_CHARS = 75;
const DATA: BagLimits = { maxChars: 8192, maxDepth: 5 };
/** How an SDK asks for the address it is seen from. */
const AUTO = "{{auto}}";

/**
 * Fills in the user. The address comes from what was sent, from the client's own when the sender asks
 * for that, or from the request's `REMOTE_ADDR`; read the request and the SDK first. Keys the wire does
 * not know go to `data`.
 */
export function readUser(
  sent: JsonObject,
  clientAddress: string | null,
  event: NormalizedEvent,
  meta: Meta,
): void {
  const source = readObject(sent, ["user", "sentry.interfaces.User"], meta);
  const user = source ? readFields(source, meta.at("user")) : {};
  const address =
    readAddress(source?.["ip_address"], clientAddress, meta.at("user")) ??
    readAddress(event.request?.env?.["REMOTE_ADDR"], clientAddress, undefined) ??
    (isAddressWanted(event) && clientAddress !== null ? clientAddress : undefined);
  if (address !== undefined) user["ip_address"] = address;
  if (!isEmpty(user)) event.user = user;
}

function readFields(source: JsonObject, meta: Meta): JsonObject {
  const user: JsonObject = {};
  const others = new Map<string, Json>();
  for (const key in source) {
    const value = source[key];
    if (value === undefined || value === null) continue;
    switch (key) {
      case "id":
      case "username":
      case "name": {
        const text = toLenientText(value, MAX_NAME_CHARS, meta, key);
        if (text !== undefined) user[key] = text;
        break;
      }
      case "email": {
        const email = toText(value, MAX_EMAIL_CHARS, meta, key);
        if (email !== undefined) user["email"] = email;
        break;
      }
      case "geo":
        if (isObject(value)) user["geo"] = trimBag(value, DATA, meta.at(key));
        break;
      case "ip_address":
        break;
      case "data":
        if (isObject(value)) for (const inner in value) others.set(inner, value[inner] ?? null);
        break;
      default:
        if (!others.has(key)) others.set(key, value);
    }
  }
  const data = trimBag(Object.fromEntries(others), DATA, meta.at("data"));
  if (!isEmpty(data)) user["data"] = data;
  return user;
}

/** `meta` is left out for a source that need not hold an address. */
function readAddress(
  value: Json | undefined,
  clientAddress: string | null,
  meta: Meta | undefined,
): string | undefined {
  if (typeof value !== "string" || value === "") {
    if (value !== undefined && value !== null && value !== "") note(meta);
    return undefined;
  }
  if (value === AUTO) return clientAddress ?? undefined;
  const address = toIpAddress(value);
  if (address === undefined) note(meta);
  return address;
}

function note(meta: Meta | undefined): void {
  meta?.at("ip_address").error("invalid_data", "expected an IP address");
}

/** Newer SDKs say once, in their settings, what older ones wrote into every user. */
function isAddressWanted(event: NormalizedEvent): boolean {
  const settings = event.sdk?.["settings"];
  return isObject(settings) && settings["infer_ip"] === "auto";
}
