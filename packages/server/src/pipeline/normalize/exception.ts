import type { ExceptionValue, Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { isObject } from "./json-object.ts";
import { toJsonText } from "./json-text.ts";
import { readMechanism } from "./mechanism.ts";
import type { Meta } from "./meta.ts";
import { readStacktrace } from "./stacktrace.ts";
import { cutText, toText } from "./text.ts";
import { readList, toCount, type Names, type SentList } from "./values.ts";

const MAX_TYPE_CHARS = 256;
const MAX_VALUE_CHARS = 8192;
const MAX_MODULE_CHARS = 256;

/**
 * Fills in exceptions (sent as a list, as `{values}` or alone) and the old top-level stack, which
 * belongs to the exception when there is exactly one that lacks a stack.
 */
export function readException(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const list = readExceptionList(sent, meta);
  const values: ExceptionValue[] = [];
  for (const item of list.items) {
    const value = readValue(item, event.platform, list.meta.at(values.length));
    if (value) values.push(value);
  }

  const stack = readStacktrace(
    sent["stacktrace"] ?? sent["sentry.interfaces.Stacktrace"],
    event.platform,
    meta.at("stacktrace"),
  );
  const [only] = values;
  if (stack && only && values.length === 1 && !only.stacktrace) only.stacktrace = stack;
  else if (stack) event.stacktrace = stack;

  if (values.length === 0) return;
  event.exception = { values };
  const mainId = toCount(findMainId(sent), meta, "main_exception_id");
  if (mainId !== undefined) event.exception.main_exception_id = mainId;
}

const NAMES: Names = ["exception", "sentry.interfaces.Exception"];

/** Of all lists only this one may come as its single item. */
function readExceptionList(sent: JsonObject, meta: Meta): SentList {
  const single = NAMES.map((name) => sent[name]).find(isSingle);
  if (single === undefined) return readList(sent, NAMES, meta);
  return { items: [single], meta: meta.at("exception").at("values") };
}

function isSingle(value: Json | undefined): value is JsonObject {
  return isObject(value) && !("values" in value) && ("type" in value || "value" in value);
}

function findMainId(sent: JsonObject): Json | undefined {
  const exception = sent["exception"];
  const inside = isObject(exception) ? exception["main_exception_id"] : undefined;
  return inside ?? sent["main_exception_id"];
}

function readValue(sent: Json, platform: string, meta: Meta): ExceptionValue | undefined {
  if (sent === null) return undefined;
  if (!isObject(sent)) {
    meta.error("invalid_data", "expected an exception");
    return undefined;
  }
  const exception: ExceptionValue = {};
  for (const key in sent) readField(exception, key, sent[key], platform, meta);
  if (exception.type !== undefined || exception.value !== undefined) return exception;
  // A stack alone still tells where it broke.
  if (exception.stacktrace) return exception;
  meta.error("missing_attribute", "an exception needs a type or a value");
  return undefined;
}

function readField(
  exception: ExceptionValue,
  key: string,
  value: Json | undefined,
  platform: string,
  meta: Meta,
): void {
  switch (key) {
    case "type": {
      const type = toText(value, MAX_TYPE_CHARS, meta, key);
      if (type !== undefined) exception.type = type;
      return;
    }
    case "value": {
      const text = toValueText(value, meta);
      if (text !== undefined) exception.value = text;
      return;
    }
    case "module": {
      const module = toText(value, MAX_MODULE_CHARS, meta, key);
      if (module !== undefined) exception.module = module;
      return;
    }
    case "thread_id":
      if (typeof value === "string" || typeof value === "number") exception.thread_id = value;
      return;
    case "stacktrace":
    case "raw_stacktrace": {
      const stack = readStacktrace(value, platform, meta.at(key));
      if (stack) exception[key] = stack;
      return;
    }
    case "mechanism": {
      const mechanism = readMechanism(value, meta.at(key));
      if (mechanism) exception.mechanism = mechanism;
      return;
    }
  }
}

/** Anything can be thrown: what is not text is shown as JSON. */
function toValueText(value: Json | undefined, meta: Meta): string | undefined {
  if (value === undefined || value === null || typeof value === "string") {
    return toText(value, MAX_VALUE_CHARS, meta, "value");
  }
  const text = toJsonText(value, MAX_VALUE_CHARS);
  return text.length > MAX_VALUE_CHARS ? cutText(text, MAX_VALUE_CHARS, meta, "value") : text;
}
