import type { MetricTerm, Series, Subject, TextPattern } from "./model.ts";

/** Whether a subject is in the environment and meets every term. Pure. */
export function meets(
  subject: Subject,
  { environment, terms }: Pick<Series, "environment" | "terms">,
): boolean {
  if (environment !== null && subject.environment !== environment) return false;
  return terms.every((term) => holds(subject, term) !== term.negated);
}

function holds(subject: Subject, term: MetricTerm): boolean {
  switch (term.kind) {
    case "level":
      return term.levels.includes(subject.level);
    case "unhandled":
      return subject.isUnhandled;
    case "issue-type":
      return term.types.includes(subject.type === "feedback" ? "feedback" : "error");
    case "error":
      return subject.type === "error";
    case "text-field":
      return isAnyOf(term.patterns, subject[term.field]);
    case "tag":
      return subject.tags.some(([key, value]) => key === term.key && isAnyOf(term.patterns, value));
    case "has-tag":
      return subject.tags.some(([key]) => key === term.key);
    case "user":
      return isAnyOf(term.patterns, subject.user[term.field]);
    case "has-user":
      return subject.user[term.field] !== null;
    case "text":
    default:
      return term.patterns.every((pattern) =>
        [subject.title, subject.culprit, ...subject.words].some((text) => holdsText(pattern, text)),
      );
  }
}

function isAnyOf(patterns: readonly TextPattern[], text: string | null): boolean {
  if (text === null) return false;
  return patterns.some((pattern) =>
    pattern.kind === "exact" ? pattern.value === text : toRegExp(pattern.like, true).test(text),
  );
}

function holdsText(pattern: TextPattern, text: string): boolean {
  return pattern.kind === "exact"
    ? text.toLowerCase().includes(pattern.value.toLowerCase())
    : toRegExp(pattern.like, false).test(text);
}

const compiled = new Map<string, RegExp>();

/** Of a pattern that was read once; the same few are asked for again and again. */
function toRegExp(like: string, isWhole: boolean): RegExp {
  const key = `${isWhole ? "=" : "~"}${like}`;
  const known = compiled.get(key);
  if (known) return known;
  const source = like.replaceAll(/!([^])|(%)|([^])/gu, (_, escaped, any, plain) =>
    any === undefined ? quote(String(escaped ?? plain)) : "[^]*",
  );
  const made = new RegExp(isWhole ? `^${source}$` : source, "iu");
  if (compiled.size >= 5000) compiled.clear();
  compiled.set(key, made);
  return made;
}

function quote(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
