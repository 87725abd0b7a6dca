import { jsonSpans } from "./json-text.ts";
import type { Manner } from "./manner.ts";
import { type PairRules, pairSpans } from "./pairs-text.ts";
import type { ScrubRules } from "./rules.ts";
import { hasSecretWords } from "./secret-names.ts";
import { NO_SPANS, type Span, wholeText } from "./span.ts";
import { findSecrets } from "./text/index.ts";

/** The parts of a text that must go, when it is looked at in the given manner. */
export function secretSpans(text: string, manner: Manner, rules: ScrubRules): readonly Span[] {
  switch (manner) {
    case "safe":
      return NO_SPANS;
    case "words":
      return findSecrets(text, rules.looks.data);
    case "message":
      return findSecrets(text, rules.looks.message);
    case "url":
      return urlSpans(text, rules);
    case "cookies":
      return join(
        findSecrets(text, rules.looks.data),
        pairSpans(text, 0, text.length, pairRules(rules, ";")),
      );
    case "body":
      return bodySpans(text, rules);
    default:
      return dataSpans(text, rules, manner === "version");
  }
}

function dataSpans(text: string, rules: ScrubRules, isVersion = false): readonly Span[] {
  if (rules.defaults && text.length >= SHORTEST_WORD && hasSecretWords(text)) {
    return [wholeText(text, "@password:filter")];
  }
  const found = findSecrets(text, isVersion ? rules.looks.version : rules.looks.data);
  if (!rules.hasSensitiveFields || !mayBeJson(text)) return found;
  // What was nested too deep is text by now, with the project's own names in it.
  return join(
    found,
    jsonSpans(text, rules.judge, (value) => dataSpans(value, rules)),
  );
}

/** `auth` */
const SHORTEST_WORD = 4;
const FORM = /^[^\s=&]{1,200}=\S*$/;

function bodySpans(text: string, rules: ScrubRules): readonly Span[] {
  const isForm = !mayBeJson(text) && FORM.test(text);
  const spans = isForm
    ? pairSpans(text, 0, text.length, pairRules(rules, "&"))
    : jsonSpans(text, rules.judge, (value) => dataSpans(value, rules));
  return spans ? join(findSecrets(text, rules.looks.data), spans) : dataSpans(text, rules);
}

/** The query and the fragment are pairs; so is a fragment that stands without its mark. */
function urlSpans(text: string, rules: ScrubRules): readonly Span[] {
  const found = findSecrets(text, rules.looks.data);
  if (!text.includes("=")) return found;
  const pairs = pairRules(rules, "&");
  const query = text.indexOf("?");
  const fragment = text.indexOf("#");
  if (query === -1 && fragment === -1) {
    return FORM.test(text) ? join(found, pairSpans(text, 0, text.length, pairs)) : found;
  }
  const queryEnd = fragment === -1 ? text.length : fragment;
  const inQuery = query === -1 ? NO_SPANS : pairSpans(text, query + 1, queryEnd, pairs);
  const inFragment = fragment === -1 ? NO_SPANS : pairSpans(text, fragment + 1, text.length, pairs);
  return join(found, join(inQuery, inFragment));
}

function pairRules(rules: ScrubRules, separator: PairRules["separator"]): PairRules {
  return {
    separator,
    judge: separator === ";" ? rules.judgeCookie : rules.judge,
    findInValue: (value) => dataSpans(value, rules),
  };
}

function mayBeJson(text: string): boolean {
  return text.startsWith("{") || text.startsWith("[");
}

function join(one: readonly Span[], other: readonly Span[] | undefined): readonly Span[] {
  if (!other || other.length === 0) return one;
  return one.length === 0 ? other : [...one, ...other];
}
