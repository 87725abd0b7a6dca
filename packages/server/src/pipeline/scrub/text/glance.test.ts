import * as fc from "fast-check";
import { expect, test } from "vitest";
import { glance } from "./glance.ts";

const KINDS: [keyof ReturnType<typeof glance>, RegExp][] = [
  ["digits", /\d/g],
  ["dashes", /-/g],
  ["slashes", /[/\\]/g],
  ["blanks", /[ \t\r\n]/g],
  ["dots", /\./g],
  ["colons", /:/g],
  ["ats", /@/g],
];

function countsOf(text: string): Record<string, number> {
  return Object.fromEntries(
    KINDS.map(([kind, pattern]) => [kind, text.match(pattern)?.length ?? 0]),
  );
}

test("counts exactly in ASCII, however long the text", () => {
  const telling = fc.constantFrom(..."0 9-/\\.:@ \t\r\nabcZ~".split(""));
  fc.assert(
    fc.property(fc.array(telling, { maxLength: 20 }), fc.nat(200), (characters, times) => {
      const text = characters.join("").repeat(times);
      expect(glance(text)).toEqual(countsOf(text));
    }),
  );
});

test("never counts too few of anything beyond ASCII", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const seen = glance(text);
      for (const [kind, count] of Object.entries(countsOf(text))) {
        expect(seen[kind as keyof typeof seen]).toBeGreaterThanOrEqual(count);
      }
    }),
  );
});
