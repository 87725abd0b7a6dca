import { describe, expect, test } from "vitest";
import { mentionAt, mentionedIn, withMention } from "./mentions.ts";

describe("a name that is being written", () => {
  test.each([
    ["@", "", 0],
    ["ask @ad", "ad", 4],
    ["ask @ada lo", "ada lo", 4],
    ["(#sh", "sh", 1],
    ["line\n@ki", "ki", 5],
  ])("in %j", (text, typed, start) => {
    expect(mentionAt(text, text.length)).toEqual({ typed, start });
  });

  test.each(["ada", "mail ada@example.org", "@ada lovelace was here", "a@", "@ada  "])(
    "is not in %j",
    (text) => {
      expect(mentionAt(text, text.length)).toBeUndefined();
    },
  );
});

test("who is chosen takes the place of what was typed", () => {
  const text = "ask @ad about it";
  const made = withMention(text, { start: 4, cursor: 7 }, { word: "@Ada", key: "user:7" });
  expect(made).toEqual({ text: "ask @Ada about it", cursor: 9 });
});

test("only who still stands in the text is mentioned, each once", () => {
  const ada = { word: "@Ada", key: "user:7" };
  const chosen = [ada, ada, { word: "#shop", key: "team:3" }];
  expect(mentionedIn("@Ada, look", chosen)).toEqual(["user:7"]);
  expect(mentionedIn("nobody", chosen)).toEqual([]);
});
