import { expect, test } from "vitest";
import { firstParagraph } from "./installation-words.ts";

test("a card shows the first paragraph, without the marks of Markdown", () => {
  expect(firstParagraph("# Tasks\n\nMakes **tasks**.")).toBe("Makes tasks.");
  expect(firstParagraph("# Tasks")).toBe("Tasks");
  expect(firstParagraph("Makes [tasks](https://x.example) of `issues`.\nAt once.\n\nMore.")).toBe(
    "Makes tasks of issues.\nAt once.",
  );
  expect(firstParagraph(null)).toBe("");
});
