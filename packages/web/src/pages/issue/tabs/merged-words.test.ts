import { expect, test } from "vitest";
import { shareWords } from "./merged-words.ts";

test("of few events all are counted, of many the newest", () => {
  expect(shareWords({ recentEvents: 1 }, 12)).toBe("1 event");
  expect(shareWords({ recentEvents: 7 }, 1000)).toBe("7 events");
  expect(shareWords({ recentEvents: 7 }, 1001)).toBe("7 of the newest 1,000 events");
});
