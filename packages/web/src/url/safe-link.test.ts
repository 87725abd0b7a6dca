import { expect, test } from "vitest";
import { safeLink } from "./safe-link.ts";

test("a web address is kept as it is", () => {
  expect(safeLink("https://pm.example/42")).toBe("https://pm.example/42");
  expect(safeLink("HTTP://pm.example")).toBe("HTTP://pm.example");
});

test.each(["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "/relative", ""])(
  "%j is no link",
  (url) => {
    expect(safeLink(url)).toBeUndefined();
  },
);
