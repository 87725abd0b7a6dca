import { expect, test } from "vitest";
import { followsWords, shareWords, stateWords } from "./state-words.ts";

test("a share is never rounded up to all of the time", () => {
  expect(shareWords(0.99999)).toBe("99.99 %");
  expect(shareWords(1)).toBe("100 %");
  expect(shareWords(0)).toBe("0 %");
});

test("a state that was never told says so", () => {
  expect(stateWords(null)).toBe("Nothing known");
  expect(stateWords("sick")).toBe("Sick");
});

test("a sentry says what keeps it up to date", () => {
  expect(followsWords(null)).toBe("updated over its API address");
  expect(followsWords({ type: "monitor", project: "shop", monitor: "nightly" })).toBe(
    "follows the check-ins of nightly in shop",
  );
});
