import { FILTERED, NO_SPANS, type Span } from "../span.ts";
import { glance } from "./glance.ts";
import {
  bearer,
  creditCard,
  email,
  homeFolder,
  iban,
  ipAddress,
  type Pattern,
  pemBody,
  socialSecurityNumber,
  urlPassword,
} from "./patterns.ts";

interface Replacing {
  pattern: Pattern;
  /** As it stands in `_meta`. */
  rule: string;
  replacement: string;
}

/** What is looked for in a text, and what is put in its place. */
export type Look = readonly Replacing[];

const DATA: Look = [
  creditCard,
  iban,
  socialSecurityNumber,
  pemBody,
  bearer,
  urlPassword,
  homeFolder,
].map((pattern) => filtering(pattern));

/** A message stays readable: each part that goes is replaced by what it was. */
const MESSAGE: Look = [
  filtering(urlPassword),
  filtering(pemBody),
  replacing(creditCard, "[creditcard]"),
  replacing(iban, "[iban]"),
  replacing(socialSecurityNumber, "[us-ssn]"),
  replacing(bearer, "Bearer [token]"),
  replacing(email, "[email]"),
];

const ADDRESSES: Look = [replacing(ipAddress, "[ip]")];

/** What to look for in each kind of text. */
export interface Looks {
  data: Look;
  /** Four numbers in a row are no address here. */
  version: Look;
  message: Look;
}

/** What to look for, by the kinds of scrubbing that are on. */
export function toLooks(defaults: boolean, ips: boolean): Looks {
  const addresses = ips ? ADDRESSES : [];
  return {
    data: [...(defaults ? DATA : []), ...addresses],
    version: defaults ? DATA : [],
    message: [...(defaults ? MESSAGE : []), ...addresses],
  };
}

/** Every part of a text that has the form of a secret; may overlap. */
export function findSecrets(text: string, look: Look): readonly Span[] {
  if (text.length < SHORTEST || look.length === 0) return NO_SPANS;
  const seen = glance(text);
  let spans: Span[] | undefined;
  for (const { pattern, rule, replacement } of look) {
    if (!pattern.isPossible(seen)) continue;
    for (const [start, end] of pattern.find(text)) {
      spans ??= [];
      spans.push({ start, end, rule, replacement });
    }
  }
  return spans ?? NO_SPANS;
}

/** `::1` is the shortest. */
const SHORTEST = 3;

function filtering(pattern: Pattern): Replacing {
  return { pattern, rule: `${pattern.rule}:filter`, replacement: FILTERED };
}

function replacing(pattern: Pattern, replacement: string): Replacing {
  return { pattern, rule: `${pattern.rule}:replace`, replacement };
}
