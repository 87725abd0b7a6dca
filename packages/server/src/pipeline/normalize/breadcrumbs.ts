import { parseEventId } from "../../protocol/index.ts";
import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { trimBag, type BagLimits } from "./bag.ts";
import { isObject } from "./json-object.ts";
import { toLevel } from "./level.ts";
import type { Meta } from "./meta.ts";
import { toLenientText, toText } from "./text.ts";
import { readInstant } from "./time.ts";
import { readList } from "./values.ts";

const MAX_BREADCRUMBS = 100;
const MAX_TYPE_CHARS = 128;
const MAX_MESSAGE_CHARS = 8192;
const DATA: BagLimits = { maxChars: 2048, maxDepth: 5 };

/** Fills in what led up to the event, oldest first; the last 100 are kept. */
export function readBreadcrumbs(
  sent: JsonObject,
  shiftMs: number,
  event: NormalizedEvent,
  meta: Meta,
): void {
  const list = readList(sent, ["breadcrumbs", "sentry.interfaces.Breadcrumbs"], meta);
  const present = list.items.filter((item) => item !== null);
  const skipped = Math.max(0, present.length - MAX_BREADCRUMBS);
  if (skipped > 0) list.meta.cutItems(present.length);
  const values: JsonObject[] = [];
  for (const item of skipped > 0 ? present.slice(skipped) : present) {
    const place = list.meta.at(values.length);
    if (isObject(item)) values.push(readBreadcrumb(item, shiftMs, place));
    else place.error("invalid_data", "expected an object");
  }
  if (values.length > 0) event.breadcrumbs = { values };
}

function readBreadcrumb(sent: JsonObject, shiftMs: number, meta: Meta): JsonObject {
  const breadcrumb: JsonObject = {};
  const timestamp = readInstant(sent["timestamp"], shiftMs);
  if (timestamp !== undefined) breadcrumb["timestamp"] = timestamp;
  breadcrumb["type"] =
    toText(sent["type"] ?? sent["ty"], MAX_TYPE_CHARS, meta, "type") ?? "default";
  breadcrumb["level"] = toLevel(sent["level"], "info", meta);
  const category = toText(sent["category"], MAX_TYPE_CHARS, meta, "category");
  if (category !== undefined) breadcrumb["category"] = category;
  const message = toLenientText(sent["message"], MAX_MESSAGE_CHARS, meta, "message");
  if (message !== undefined) breadcrumb["message"] = message;
  const data = readData(sent["data"], meta);
  if (data) breadcrumb["data"] = data;
  const eventId = parseEventId(sent["event_id"]);
  if (eventId !== undefined) breadcrumb["event_id"] = eventId;
  return breadcrumb;
}

function readData(sent: Json | undefined, meta: Meta): JsonObject | undefined {
  if (sent === undefined || sent === null) return undefined;
  if (isObject(sent)) return trimBag(sent, DATA, meta.at("data"));
  // PHP sends an empty list for an empty map.
  if (!Array.isArray(sent) || sent.length > 0) {
    meta.at("data").error("invalid_data", "expected an object");
  }
  return undefined;
}
