import type { Json } from "../seams.ts";
import { isObject } from "./json-object.ts";
import { toJsonText } from "./json-text.ts";

const PERCENT =
  /%(?:%|\(([^)\s]{1,100})\)[a-zA-Z]|[-+#0]?\d{0,4}(?:\.\d{1,4})?[sdifruxXoOeEgGcjpvq])/g;
const BRACES = /\{([\w.-]{0,100})\}/g;
const MAX_PARAM_CHARS = 8192;
/** A parameter can stand in the template many times. */
const MAX_FORMATTED_CHARS = 20_000;

/**
 * Fills a message template with its parameters: `%s`, `%(name)s`, `{}`, `{0}` and `{name}`.
 * Placeholders without a parameter stay as they are.
 */
export function formatMessage(template: string, params: Json): string {
  const budget = { left: MAX_FORMATTED_CHARS };
  let next = 0;
  const replace = (whole: string, name: string | undefined): string => {
    if (whole === "%%") return "%";
    const found = name ? findParam(params, name) : findParam(params, next);
    if (found === undefined) return whole;
    if (!name) next++;
    const text = toText(found);
    budget.left -= text.length;
    return budget.left < 0 ? whole : text;
  };
  const text = template.includes("%") ? template.replace(PERCENT, replace) : template;
  // A lone per cent sign says nothing about the style; one filled placeholder does.
  return text === template ? template.replace(BRACES, replace) : text;
}

function findParam(params: Json, name: string | number): Json | undefined {
  if (Array.isArray(params)) return params[Number(name)];
  if (!isObject(params)) return undefined;
  return Object.hasOwn(params, name) ? params[name] : undefined;
}

function toText(value: Json): string {
  return typeof value === "string" ? value : toJsonText(value, MAX_PARAM_CHARS);
}
