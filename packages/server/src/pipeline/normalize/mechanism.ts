import type { Json, Mechanism } from "../seams.ts";
import { trimBag, type BagLimits } from "./bag.ts";
import { isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { toText } from "./text.ts";
import { toBoolean, toCount } from "./values.ts";

const MAX_TYPE_CHARS = 128;
const MAX_TEXT_CHARS = 1024;
const DATA: BagLimits = { maxChars: 2048, maxDepth: 5 };

/** How an exception was caught. Without a `type` it is `generic`. */
export function readMechanism(sent: Json | undefined, meta: Meta): Mechanism | undefined {
  if (sent === undefined || sent === null) return undefined;
  if (!isObject(sent)) {
    meta.error("invalid_data", "expected an object");
    return undefined;
  }
  const mechanism: Mechanism = {
    type: toText(sent["type"], MAX_TYPE_CHARS, meta, "type") ?? "generic",
  };
  for (const key in sent) readField(mechanism, key, sent[key], meta);
  return mechanism;
}

function readField(mechanism: Mechanism, key: string, value: Json | undefined, meta: Meta): void {
  switch (key) {
    case "handled":
    case "synthetic":
    case "is_exception_group": {
      const flag = toBoolean(value, meta, key);
      if (flag !== undefined) mechanism[key] = flag;
      return;
    }
    case "exception_id":
    case "parent_id": {
      const id = toCount(value, meta, key);
      if (id !== undefined) mechanism[key] = id;
      return;
    }
    case "description":
    case "help_link":
    case "source": {
      const text = toText(value, MAX_TEXT_CHARS, meta, key);
      if (text !== undefined) mechanism[key] = text;
      return;
    }
    case "data":
    case "meta":
      if (isObject(value)) mechanism[key] = trimBag(value, DATA, meta.at(key));
      return;
  }
}
