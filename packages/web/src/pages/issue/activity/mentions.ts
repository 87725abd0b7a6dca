/** Somebody who was chosen while writing: how they stand in the text, and who they are to the API. */
export interface Mention {
  /** `@Ada Lovelace`, `#shop`. */
  word: string;
  /** `user:7`, `team:3`. */
  key: string;
}

/** The beginning of a name after `@` or `#` at the cursor, with where it stands; else undefined. */
export function mentionAt(
  text: string,
  cursor: number,
): { typed: string; start: number } | undefined {
  const before = text.slice(0, cursor);
  const [, typed] = /(?:^|[\s(])[@#]([^\s@#]{0,40}(?: [^\s@#]{1,40})?)$/u.exec(before) ?? [];
  return typed === undefined ? undefined : { typed, start: cursor - typed.length - 1 };
}

/** The text with somebody mentioned in place of what was typed, and where the cursor goes then. */
export function withMention(
  text: string,
  { start, cursor }: { start: number; cursor: number },
  { word }: Mention,
): { text: string; cursor: number } {
  const before = `${text.slice(0, start)}${word} `;
  return { text: before + text.slice(cursor).replace(/^ /, ""), cursor: before.length };
}

/** Whom a text mentions, of those who were chosen while it was written: each once. */
export function mentionedIn(text: string, chosen: readonly Mention[]): string[] {
  return [...new Set(chosen.filter(({ word }) => text.includes(word)).map(({ key }) => key))];
}
