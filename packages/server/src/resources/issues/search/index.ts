/** The language in which issues are searched: words in, terms out. Pure. */
export { DEFAULT_QUERY, parseSearch, type ParsedSearch } from "./parse-search.ts";
export { readPattern } from "./read-patterns.ts";
export type {
  Comparison,
  NumberColumn,
  Pattern,
  SearchTerm,
  TextColumn,
  UserField,
  Whom,
} from "./term.ts";
