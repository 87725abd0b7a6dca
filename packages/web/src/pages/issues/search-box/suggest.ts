import type { Member, TagSummary, Team } from "@vedette/contract";
import { EVENT_KEYS, FIXED_VALUES, SEARCH_KEYS } from "./search-keys.ts";
import { quoted, type SearchPlace } from "./search-place.ts";

const MOST = 10;
const RECENT_MOST = 4;

/** One line under the search box. */
export interface Suggestion {
  /** What is written in place of what was typed; a whole search for `recent`. */
  insert: string;
  kind: "key" | "value" | "recent";
  label: string;
  detail?: string;
}

export interface SuggestInput {
  place: SearchPlace;
  /** Only keys that an event tells by itself. */
  ofEvents: boolean;
  tags: readonly TagSummary[];
  /** Values of the tag in `place`, as the API knows them. */
  values: readonly string[];
  members: readonly Member[];
  teams: readonly Team[];
  /** Searches made before, the last first. */
  recent: readonly string[];
}

/** What could be meant, the likeliest first: at most ten. */
export function suggest(input: SuggestInput): Suggestion[] {
  const { place } = input;
  const all = place.key === undefined ? [...recents(input), ...keys(input)] : values(input);
  return all.slice(0, MOST);
}

/** Whether the values of a key are asked of the API: those of tags are. */
export function isTagKey(key: string): boolean {
  const name = key.toLowerCase();
  const isOwn = SEARCH_KEYS.some(([one]) => one.toLowerCase() === name);
  return !(name in FIXED_VALUES) && (!isOwn || name === "release" || name === "environment");
}

function recents({ place, recent }: SuggestInput): Suggestion[] {
  if (place.typed !== "") return [];
  return recent
    .slice(0, RECENT_MOST)
    .map((search) => ({ kind: "recent", insert: search, label: search, detail: "recent" }));
}

function keys({ place, ofEvents, tags }: SuggestInput): Suggestion[] {
  const known = new Set<string>(SEARCH_KEYS.map(([key]) => key));
  const own = SEARCH_KEYS.filter(([key]) => !ofEvents || EVENT_KEYS.has(key));
  const all = [
    ...own.map(([key, detail]) => ({ key, detail })),
    ...tags.filter(({ key }) => !known.has(key)).map(({ key }) => ({ key, detail: "tag" })),
  ];
  return matching(all, place.typed, ({ key }) => key).map(({ key, detail }) => ({
    kind: "key",
    insert: `${key}:`,
    label: `${key}:`,
    detail,
  }));
}

function values(input: SuggestInput): Suggestion[] {
  const { place, ofEvents, tags } = input;
  const key = place.key?.toLowerCase() ?? "";
  if (/^assigned(_?to|_or_suggested)?$/.test(key)) return people(input);
  const found =
    key === "has"
      ? tags.map((tag) => tag.key)
      : [
          ...(key === "release" && !ofEvents ? ["latest"] : []),
          ...(FIXED_VALUES[key] ?? input.values),
        ];
  return matching(found, place.typed, (value) => value).map(toValue);
}

function people({ place, members, teams }: SuggestInput): Suggestion[] {
  const all = [
    { value: "me", detail: "you" },
    { value: "my_teams", detail: "your teams" },
    { value: "none", detail: "nobody" },
    ...members.flatMap(({ user, name, email }) =>
      user === null ? [] : [{ value: email, detail: name }],
    ),
    ...teams.map(({ slug, name }) => ({ value: `#${slug}`, detail: name })),
  ];
  return matching(all, place.typed, ({ value, detail }) => `${value} ${detail}`).map(
    ({ value, detail }) => ({ ...toValue(value), detail }),
  );
}

function toValue(value: string): Suggestion {
  return { kind: "value", insert: quoted(value), label: value === "" ? "(empty)" : value };
}

/** Those that hold what was typed; those that begin with it come first. */
function matching<Item>(
  items: readonly Item[],
  typed: string,
  textOf: (item: Item) => string,
): Item[] {
  const wanted = typed.toLowerCase();
  const found = items.filter((item) => textOf(item).toLowerCase().includes(wanted));
  const begins = (item: Item) => textOf(item).toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}
