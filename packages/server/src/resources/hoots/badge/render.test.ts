import { Script } from "node:vm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Badge } from "./badge.ts";
import { measureText, wrapText } from "./measure-text.ts";
import { renderCard } from "./render-card.ts";
import { renderJson, renderShields } from "./render-data.ts";
import { renderFrame, renderScript } from "./render-embed.ts";
import { renderFlat } from "./render-flat.ts";

const links = { baseUrl: "https://errors.acme.example" };
const badge: Badge = {
  uid: "0".repeat(32),
  name: "Orders",
  state: "sad",
  message: "Source was late",
  recordAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  changedAt: Date.UTC(2026, 0, 2, 4),
};

/** What would be markup, an entity, an attribute or a script if it were not escaped. */
const hostile = [
  `</text><script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onload='alert(1)`,
  `&lt;b&gt; ]]> <!-- --> <?xml ?>`,
  `</script><script>alert(1)//`,
  `\u0000\u0001\ud800 \u202e\u2028\ufffe`,
  "`${alert(1)}`",
];

test.each(hostile)("%j is text in every form", (text) => {
  const odd = { ...badge, name: text, message: text };
  const texts = [
    renderCard(odd, "light"),
    renderCard(odd, "dark"),
    renderFlat(odd),
    renderFrame(links, odd, "light"),
  ];
  for (const one of texts) {
    expect(one).not.toMatch(/<script|<img src=x|<b>|<!--|<\?|onload='|(?![\n])\p{Cc}|\ud800/u);
    expect(one.replaceAll(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
  }
  expect((JSON.parse(renderJson(odd)) as { name: string }).name).toBe(text);
  expect((JSON.parse(renderShields(odd)) as { label: string }).label).toBe(text);
  // Whatever the text, the script is one that can be read.
  expect(() => new Script(renderScript(links, odd))).not.toThrow();
});

test("lines of a message fit, and lose nothing but blanks", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      const lines = wrapText(text, 236, { sizePx: 11 });
      for (const line of lines) {
        const isOne = Array.from(line).length === 1;
        expect(isOne || measureText(line, { sizePx: 11 }) <= 236).toBe(true);
      }
      expect(lines.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    }),
  );
});

test("a card is as high as its message needs, and never lower than its frame", () => {
  const heightOf = (svg: string) => Number(/ height="(\d+)"/.exec(svg)?.[1]);
  expect(heightOf(renderCard({ ...badge, message: "", recordAt: null }, "light"))).toBe(75);
  expect(heightOf(renderCard({ ...badge, message: "表".repeat(80) }, "light"))).toBeGreaterThan(75);
});
