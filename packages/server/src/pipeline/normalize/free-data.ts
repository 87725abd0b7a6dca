import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { trimBag, trimBagValue, type BagLimits } from "./bag.ts";
import { isEmpty, isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { toLenientText } from "./text.ts";
import { readObject, type Names } from "./values.ts";

const EXTRA: BagLimits = { maxChars: 262_144, maxDepth: 7, maxValueChars: 16_384 };
const MODULES: BagLimits = { maxChars: 8192, maxDepth: 1 };
const TEMPLATE: BagLimits = { maxChars: 8192, maxDepth: 5 };
/** Hundreds of images are usual for native code; the item's own size limit bounds them. */
const DEBUG_META: BagLimits = { maxChars: 1_048_576, maxDepth: 10 };
const ERROR_VALUE: BagLimits = { maxChars: 1024, maxDepth: 3 };
const SENT_META: BagLimits = { maxChars: 65_536, maxDepth: 30 };
const MAX_VERSION_CHARS = 256;
const MAX_SENT_ERRORS = 50;

/** Fills in what is kept as data: `extra`, `modules`, `debug_meta` and `template`. */
export function readFreeData(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const extra = readData(sent, ["extra"], EXTRA, meta);
  if (extra) event.extra = extra;
  readModules(sent, event, meta);
  const images = readData(sent, ["debug_meta", "sentry.interfaces.DebugMeta"], DEBUG_META, meta);
  if (images) event.debug_meta = images;
  const template = readData(sent, ["template", "sentry.interfaces.Template"], TEMPLATE, meta);
  if (template) event.template = template;
}

function readData(
  sent: JsonObject,
  names: Names,
  limits: BagLimits,
  meta: Meta,
): JsonObject | undefined {
  const source = readObject(sent, names, meta);
  if (!source) return undefined;
  const data = trimBag(source, limits, meta.at(names[0]));
  return isEmpty(data) ? undefined : data;
}

/** Problems the sender itself noted. */
export function readSentErrors(
  sent: Json | undefined,
  meta: Meta,
): NonNullable<NormalizedEvent["errors"]> {
  if (!Array.isArray(sent)) return [];
  const errors: NonNullable<NormalizedEvent["errors"]> = [];
  for (const item of sent.slice(0, MAX_SENT_ERRORS)) {
    if (!isObject(item)) continue;
    const type = toLenientText(item["type"], 128, meta, "errors");
    if (type === undefined) continue;
    const error: (typeof errors)[number] = { type };
    const name = toLenientText(item["name"], 256, meta, "errors");
    if (name !== undefined) error.name = name;
    const { value } = item;
    if (value !== undefined) error.value = trimBagValue(value, ERROR_VALUE, meta, "errors");
    errors.push(error);
  }
  return errors;
}

/** The sender's own notes on what it changed; kept when they are an object. */
export function readSentMeta(sent: Json | undefined, meta: Meta): JsonObject | undefined {
  if (!isObject(sent)) return undefined;
  return trimBag(sent, SENT_META, meta.at("_meta"));
}

function readModules(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const source = readObject(sent, ["modules"], meta);
  if (!source) return;
  const place = meta.at("modules");
  const modules: { [name: string]: string } = {};
  for (const name in trimBag(source, MODULES, place)) {
    const version = toLenientText(source[name], MAX_VERSION_CHARS, place, name);
    if (version !== undefined) modules[name] = version;
  }
  if (!isEmpty(modules)) event.modules = modules;
}
