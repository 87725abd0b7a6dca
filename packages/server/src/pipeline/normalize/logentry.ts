import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { trimBagValue, type BagLimits } from "./bag.ts";
import { formatMessage } from "./format-message.ts";
import { isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { cutText, toLenientText } from "./text.ts";

const MAX_MESSAGE_CHARS = 8192;
const PARAMS: BagLimits = { maxChars: 8192, maxDepth: 5 };

/**
 * Fills in the log message. `message` and `logentry` are two names of one thing, each as text or as
 * `{message, formatted, params}`; `logentry` wins and takes a textual `message` as what it formats
 * to. `message` is the template, present only where it differs from `formatted`.
 */
export function readLogentry(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const entry = sent["logentry"] ?? sent["sentry.interfaces.Message"];
  const plain = sent["message"];
  const main = isUsable(entry) ? entry : plain;
  if (!isUsable(main)) return;
  const place = meta.at("logentry");
  if (!isObject(main)) {
    const formatted = toLenientText(main, MAX_MESSAGE_CHARS, place, "formatted");
    if (formatted !== undefined) event.logentry = { formatted };
    return;
  }

  const template = toLenientText(main["message"], MAX_MESSAGE_CHARS, place, "message");
  const params = readParams(main["params"], place);
  const formatted =
    toLenientText(main["formatted"], MAX_MESSAGE_CHARS, place, "formatted") ??
    (main === plain || isObject(plain) || plain === false
      ? undefined
      : toLenientText(plain, MAX_MESSAGE_CHARS, place, "formatted")) ??
    fill(template, params, place);
  if (formatted === undefined) return;
  event.logentry = { formatted };
  if (template !== undefined && template !== formatted) event.logentry.message = template;
  if (params !== undefined) event.logentry.params = params;
}

/** Some SDKs send `false` for "no message". */
function isUsable(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && value !== false && value !== "";
}

function readParams(sent: Json | undefined, meta: Meta): Json | undefined {
  if (sent === undefined || sent === null) return undefined;
  if (Array.isArray(sent) || isObject(sent)) return trimBagValue(sent, PARAMS, meta, "params");
  meta.at("params").error("invalid_data", "expected a list or an object");
  return undefined;
}

function fill(
  template: string | undefined,
  params: Json | undefined,
  meta: Meta,
): string | undefined {
  if (template === undefined || params === undefined) return template;
  const text = formatMessage(template, params);
  return text.length > MAX_MESSAGE_CHARS
    ? cutText(text, MAX_MESSAGE_CHARS, meta, "formatted")
    : text;
}
