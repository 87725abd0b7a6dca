import { parseSearch, readPattern, type SearchTerm } from "../issues/index.ts";
import type { MetricTerm } from "../metric-counters/index.ts";

/**
 * Reads what events a rule counts, in the language in which issues are searched; or a sentence about
 * what is not understood, or says something that an event alone does not tell.
 */
export function readQuery(query: string): { terms: MetricTerm[] } | { sentence: string } {
  const search = parseSearch(query, 0);
  if (search.kind === "not-understood") return { sentence: search.sentence };
  const terms: MetricTerm[] = [];
  for (const term of search.terms) {
    const read = toMetricTerm(term);
    if (read === undefined) return { sentence: refusalOf(term) };
    terms.push(read);
  }
  return { terms };
}

function toMetricTerm(term: SearchTerm): MetricTerm | undefined {
  const { negated } = term;
  switch (term.kind) {
    case "level":
    case "unhandled":
    case "issue-type":
    case "tag":
    case "has-tag":
    case "user":
    case "has-user":
      return term;
    case "text-column": {
      const { column: field, patterns } = term;
      if (field === "priority" || field === "firstRelease") return undefined;
      return { kind: "text-field", field, patterns, negated };
    }
    case "text":
      return { kind: "text", patterns: term.chunks.map(readPattern), negated };
    default:
      return undefined;
  }
}

const ABOUT: Partial<Record<SearchTerm["kind"], string>> = {
  status: "is:",
  substatus: "is:",
  "for-review": "is:for_review",
  assigned: "is:assigned",
  linked: "is:linked",
  assignee: "assigned:",
  bookmarked: "bookmarks:",
  "latest-release": "release:latest",
  project: "project:",
  issue: "issue:",
  "number-column": "timesSeen:, age: and their like",
  "text-column": "priority: and firstRelease:",
};

function refusalOf({ kind }: SearchTerm): string {
  return `A metric alert looks at events one by one: ${ABOUT[kind] ?? "this"} cannot be used here. Use level:, tags, user., message: and words.`;
}
