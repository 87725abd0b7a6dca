import type { Glance } from "./glance.ts";
import { findHomeFolders } from "./home-folder.ts";
import { findIbans } from "./iban.ts";
import { findPemBodies } from "./pem.ts";
import type { Range } from "./range.ts";

/** A kind of secret that shows by its form. */
export interface Pattern {
  /** As `_meta` names it, without the action. */
  rule: string;
  /** Whether a text of these characters can hold one. Cheap, and never wrong about "no". */
  isPossible: (glance: Readonly<Glance>) => boolean;
  /** Every one in the text. Time grows with the text's length only, whatever the text. */
  find: (text: string) => Range[];
}

/** 16 digits of Visa, Mastercard or Discover, or 15 of American Express; even separators allowed. */
const CARD_FOURS = String.raw`(?:4\d{3}|5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720|6011|64[4-9]\d|65\d\d)([ -]?)\d{4}\1\d{4}\1\d{4}`;
const CARD_AMEX = String.raw`3[47]\d\d([ -]?)(?:\d{6}\2\d{5}|\d{4}\2\d{4}\2\d{3})`;

/** A fraction's digits are no card: `0.4111111111111111`. */
export const creditCard: Pattern = {
  rule: "@creditcard",
  isPossible: ({ digits }) => digits >= 15,
  find: every(
    new RegExp(String.raw`(?<![a-zA-Z0-9]|\d\.)(?:${CARD_FOURS}|${CARD_AMEX})(?![a-zA-Z0-9])`, "g"),
  ),
};

export const iban: Pattern = {
  rule: "@iban",
  isPossible: ({ digits }) => digits >= 8,
  find: findIbans,
};

export const socialSecurityNumber: Pattern = {
  rule: "@usssn",
  isPossible: ({ digits, dashes }) => digits >= 9 && dashes >= 2,
  find: every(/(?<![a-zA-Z0-9]|\d-)\d{3}-\d{2}-\d{4}(?![a-zA-Z0-9]|-\d)/g),
};

export const pemBody: Pattern = {
  rule: "@pemkey",
  isPossible: ({ dashes }) => dashes >= 10,
  find: findPemBodies,
};

export const bearer: Pattern = {
  rule: "@bearer",
  isPossible: ({ blanks }) => blanks > 0,
  find: every(/(?<![a-zA-Z0-9])bearer\s{1,8}[\w.~+/=:|-]+/gi),
};

/** The password of `scheme://user:password@host`, up to the last `@` before the path. */
export const urlPassword: Pattern = {
  rule: "@urlauth",
  isPossible: ({ ats, colons, slashes }) => ats > 0 && colons >= 2 && slashes >= 2,
  find: (text) => {
    const found: Range[] = [];
    for (const match of text.matchAll(URL_PASSWORD)) {
      const end = match.index + match[0].length - 1;
      found.push([end - (match[1] ?? "").length, end]);
    }
    return found;
  },
};

const URL_PASSWORD = /:\/\/[^\s/?#"'<>@:]{0,200}:(?!\[Filtered\]@)([^\s/?#"'<>]+)@/g;

export const homeFolder: Pattern = {
  rule: "@userpath",
  isPossible: ({ slashes }) => slashes >= 2,
  find: findHomeFolders,
};

export const email: Pattern = {
  rule: "@email",
  isPossible: ({ ats, dots }) => ats > 0 && dots > 0,
  find: (text) => findEmails(text).filter(([start]) => !isUserInfo(text, start)),
};

const findEmails = every(/(?<![\w.%+-])[\w.%+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}/g);

/** `https://user:word@host.example` holds no mail address. */
function isUserInfo(text: string, at: number): boolean {
  return /:\/\/[^\s/?#]*$/.test(text.slice(Math.max(0, at - 200), at));
}

const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const V4 = String.raw`(?:${BYTE}\.){3}${BYTE}`;
const WORD = "[0-9a-fA-F]{1,4}";
const V6_FULL = `(?:${WORD}:){6}(?:${WORD}:${WORD}|${V4})`;
const V6_SHORT = `(?:${WORD}(?::${WORD}){0,6})?::(?:(?:${WORD}:){0,6}(?:${V4}|${WORD}))?`;

/** Names with double colons (`Foo::Bar`) are no addresses: there must be a digit. */
export const ipAddress: Pattern = {
  rule: "@ip",
  isPossible: ({ digits, dots, colons }) => digits > 0 && (dots >= 3 || colons >= 2),
  find: every(
    new RegExp(
      String.raw`(?<![\w.])${V4}(?!\w|\.\d)|(?<![\w.:])(?=[a-fA-F:]*\d)(?:${V6_FULL}|${V6_SHORT})(?![\w:]|\.\d)`,
      "g",
    ),
  ),
};

function every(pattern: RegExp): (text: string) => Range[] {
  return (text) => {
    const found: Range[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      found.push([match.index, match.index + match[0].length]);
    }
    return found;
  };
}
