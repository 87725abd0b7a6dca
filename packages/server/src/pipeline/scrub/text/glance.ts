/** What a text is made of, as far as it decides which patterns can be in it. Never too low. */
export interface Glance {
  digits: number;
  dashes: number;
  slashes: number;
  blanks: number;
  dots: number;
  colons: number;
  ats: number;
}

/**
 * Counts a text's telling characters in one pass: most texts of an event turn out to hold nothing that
 * a pattern could match. The answer is good until the next call.
 */
export function glance(text: string): Readonly<Glance> {
  glanced.digits = 0;
  glanced.dashes = 0;
  glanced.slashes = 0;
  glanced.blanks = 0;
  glanced.dots = 0;
  glanced.colons = 0;
  glanced.ats = 0;
  for (let from = 0; from < text.length; from += CHUNK) {
    addChunk(text, from, Math.min(from + CHUNK, text.length));
  }
  return glanced;
}

const glanced: Glance = {
  digits: 0,
  dashes: 0,
  slashes: 0,
  blanks: 0,
  dots: 0,
  colons: 0,
  ats: 0,
};

/** Four counters of a byte each in one number: adding a character's weight counts it, without a branch. */
const CHUNK = 255;
const ASCII = 128;
const BYTE = 0xff;
const FIRST_COUNTERS = new Int32Array(ASCII);
const SECOND_COUNTERS = new Int32Array(ASCII);
weigh(FIRST_COUNTERS, ["0123456789", "-", "/\\", " \t\r\n"]);
weigh(SECOND_COUNTERS, [".", ":", "@"]);

function weigh(counters: Int32Array, kinds: readonly string[]): void {
  for (const [at, characters] of kinds.entries()) {
    for (const character of characters) counters[character.charCodeAt(0)] = 1 << (at * 8);
  }
}

function addChunk(text: string, from: number, to: number): void {
  let first = 0;
  let second = 0;
  for (let at = from; at < to; at++) {
    // A character beyond ASCII counts as the one it is folded onto: too many, never too few.
    const folded = text.charCodeAt(at) & (ASCII - 1);
    first = (first + (FIRST_COUNTERS[folded] ?? 0)) | 0;
    second = (second + (SECOND_COUNTERS[folded] ?? 0)) | 0;
  }
  glanced.digits += first & BYTE;
  glanced.dashes += (first >>> 8) & BYTE;
  glanced.slashes += (first >>> 16) & BYTE;
  glanced.blanks += first >>> 24;
  glanced.dots += second & BYTE;
  glanced.colons += (second >>> 8) & BYTE;
  glanced.ats += (second >>> 16) & BYTE;
}
