import type { JsonObject, NormalizedEvent } from "../seams.ts";
import { trimBag, type BagLimits } from "./bag.ts";
import { findHeader } from "./headers.ts";
import { isEmpty, isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { recogniseUserAgent } from "./user-agent.ts";
import { readObject } from "./values.ts";

const CONTEXT: BagLimits = { maxChars: 8192, maxDepth: 5 };
/** These may come as one descriptive text. */
const DESCRIBABLE: ReadonlySet<string> = new Set(["os", "runtime"]);

/** Fills in the contexts, each with a `type`, which is its own name unless it says otherwise. */
export function readContexts(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const source = readObject(sent, ["contexts", "sentry.interfaces.Contexts"], meta);
  const contexts: { [name: string]: JsonObject } = {};
  for (const name in source) {
    const value = source[name];
    if (value === undefined || value === null || name === "__proto__") continue;
    if (isObject(value)) {
      contexts[name] = readContext(value, name, meta);
    } else if (typeof value === "string" && DESCRIBABLE.has(name)) {
      contexts[name] = readContext({ raw_description: value }, name, meta);
    } else {
      meta.at("contexts").at(name).error("invalid_data", "expected an object");
    }
  }
  addUserAgent(contexts, event);
  if (!isEmpty(contexts)) event.contexts = contexts;
}

function readContext(value: JsonObject, name: string, meta: Meta): JsonObject {
  const context = trimBag(withType(value, name), CONTEXT, meta.at("contexts").at(name));
  return withType(context, name);
}

/** What the request's `User-Agent` tells, where the sender said nothing itself. */
function addUserAgent(contexts: { [name: string]: JsonObject }, event: NormalizedEvent): void {
  if (contexts["browser"] && contexts["os"]) return;
  const header = findHeader(event.request?.headers, "User-Agent");
  if (!header) return;
  const { browser, os } = recogniseUserAgent(header);
  if (browser) contexts["browser"] ??= withType({ ...browser }, "browser");
  if (os) contexts["os"] ??= withType({ ...os }, "os");
}

function withType(context: JsonObject, name: string): JsonObject {
  if (typeof context["type"] !== "string" || context["type"] === "") context["type"] = name;
  return context;
}
