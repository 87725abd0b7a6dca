import type { Json, JsonObject, NormalizedEvent, ThreadValue } from "../seams.ts";
import { isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { readStacktrace } from "./stacktrace.ts";
import { toText } from "./text.ts";
import { readList, toBoolean } from "./values.ts";

const MAX_NAME_CHARS = 256;

/** Fills in threads, sent as a list or as `{values}`. */
export function readThreads(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const list = readList(sent, ["threads", "sentry.interfaces.Threads"], meta);
  const values: ThreadValue[] = [];
  for (const item of list.items) {
    const place = list.meta.at(values.length);
    if (isObject(item)) values.push(readThread(item, event.platform, place));
    else if (item !== null) place.error("invalid_data", "expected a thread");
  }
  if (values.length > 0) event.threads = { values };
}

function readThread(sent: JsonObject, platform: string, meta: Meta): ThreadValue {
  const thread: ThreadValue = {};
  for (const key in sent) readField(thread, key, sent[key], platform, meta);
  return thread;
}

function readField(
  thread: ThreadValue,
  key: string,
  value: Json | undefined,
  platform: string,
  meta: Meta,
): void {
  switch (key) {
    case "id":
      if (typeof value === "string" || typeof value === "number") thread.id = value;
      return;
    case "name":
    case "state": {
      const text = toText(value, MAX_NAME_CHARS, meta, key);
      if (text !== undefined) thread[key] = text;
      return;
    }
    case "crashed":
    case "current":
    case "main": {
      const flag = toBoolean(value, meta, key);
      if (flag !== undefined) thread[key] = flag;
      return;
    }
    case "stacktrace": {
      const stack = readStacktrace(value, platform, meta.at(key));
      if (stack) thread.stacktrace = stack;
      return;
    }
  }
}
