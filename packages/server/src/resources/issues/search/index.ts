/** The language in which issues are searched: words in, terms out. Pure. */
export { DEFAULT_QUERY, parseSearch } from "./parse-search.ts";
export { readPattern } from "./read-patterns.ts";
export type { Pattern, SearchTerm, TextColumn, UserField, Whom } from "./term.ts";
