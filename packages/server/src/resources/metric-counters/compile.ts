import { meets } from "./meets.ts";
import type { Series, Subject } from "./model.ts";

/** The series of one project, arranged so that an event is held only against those it may be in. */
export interface CompiledSeries {
  /** Those that the subject is counted in. */
  find(subject: Subject): Series[];
}

const ENVIRONMENT = "\0environment";
const LEVEL = "\0level";

/**
 * Arranges series by one thing that a subject must have to be in them: a tag, the environment or
 * the level. What a subject costs then depends on what it has, not on how many series there are.
 */
export function compileSeries(all: readonly Series[]): CompiledSeries {
  const byAnchor = new Map<string, Series[]>();
  const others: Series[] = [];
  for (const series of all) {
    const anchor = findAnchor(series);
    if (anchor === undefined) {
      others.push(series);
      continue;
    }
    const known = byAnchor.get(anchor);
    if (known) known.push(series);
    else byAnchor.set(anchor, [series]);
  }
  return {
    find(subject) {
      const candidates = [...others];
      const seen = new Set<string>();
      for (const key of anchorsOf(subject)) {
        // A tag may be there twice.
        if (seen.has(key)) continue;
        seen.add(key);
        const anchored = byAnchor.get(key);
        if (anchored) candidates.push(...anchored);
      }
      return candidates.filter((series) => meets(subject, series));
    },
  };
}

function findAnchor({ terms, environment }: Series): string | undefined {
  for (const term of terms) {
    if (term.negated || term.kind !== "tag" || term.patterns.length !== 1) continue;
    const [pattern] = term.patterns;
    if (pattern?.kind === "exact") return toKey(term.key, pattern.value);
  }
  if (environment !== null) return toKey(ENVIRONMENT, environment);
  for (const term of terms) {
    if (term.negated || term.kind !== "level" || term.levels.length !== 1) continue;
    return toKey(LEVEL, term.levels[0] ?? "");
  }
  return undefined;
}

function anchorsOf({ tags, environment, level }: Subject): string[] {
  return [
    ...tags.map(([key, value]) => toKey(key, value)),
    ...(environment === null ? [] : [toKey(ENVIRONMENT, environment)]),
    toKey(LEVEL, level),
  ];
}

function toKey(key: string, value: string): string {
  return `${key}\0${value}`;
}
