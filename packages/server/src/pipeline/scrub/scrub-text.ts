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

const PAIRS_BEGIN = /[?#]/g;

/** The query and the fragment are pairs; so is a fragment that stands without its mark. */
function urlSpans(text: string, rules: ScrubRules): readonly Span[] {
  const found = findSecrets(text, rules.looks.data);
  if (!text.includes("=")) return found;
  const starts = [...text.matchAll(PAIRS_BEGIN)].map((mark) => mark.index + 1);
  if (starts.length === 0 && FORM.test(text)) starts.push(0);
  let spans = found;
  for (const [at, start] of starts.entries()) {
    const next = starts[at + 1];
    const end = next === undefined ? text.length : next - 1;
    spans = join(spans, pairSpans(text, start, end, pairRules(rules, "&")));
  }
  return spans;
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
