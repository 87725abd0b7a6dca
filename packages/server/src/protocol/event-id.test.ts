import { expect, test } from "vitest";
import { parseEventId } from "./index.ts";

const HEX = "c0ffee00c0ffee00c0ffee00c0ffee01";

test.each([
  ["plain", HEX],
  ["upper case", HEX.toUpperCase()],
  ["with dashes", "c0ffee00-c0ff-ee00-c0ff-ee00c0ffee01"],
  ["with blanks around", ` ${HEX}\n`],
])("an event id %s becomes 32 lower-case hex characters", (_form, text) => {
  expect(parseEventId(text)).toBe(HEX);
});

test.each([
  "",
  HEX.slice(1),
  `${HEX}0`,
  "g0ffee00c0ffee00c0ffee00c0ffee01",
  "c0ffee00c0ff-ee00-c0ff-ee00-c0ffee01",
  42,
  null,
  undefined,
  {},
])("%j is no event id", (value) => {
  expect(parseEventId(value)).toBeUndefined();
});
