import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatShortId, parseShortId } from "./short-id.ts";

describe("short ids", () => {
  test("are the project's slug in capitals and the number in base 32", () => {
    expect(formatShortId("shop", 3)).toBe("SHOP-3");
    expect(formatShortId("shop-web", 32)).toBe("SHOP-WEB-10");
    expect(formatShortId("shop", 31)).toBe("SHOP-Z");
  });

  test("never hold letters that are read for something else", () => {
    const digits = Array.from({ length: 2000 }, (_, at) => formatShortId("", at + 1)).join("");
    expect(digits).not.toMatch(/[ILOU]/);
  });

  test("are read in any case, and with the letters people write by mistake", () => {
    expect(parseShortId("shop-web-1a")).toEqual({ projectSlug: "shop-web", number: 42 });
    expect(parseShortId("SHOP-lO")).toEqual({ projectSlug: "shop", number: 32 });
  });

  test("are told from other text", () => {
    for (const text of ["501", "shop", "-3", "SHOP-", "SHOP-U", "SHOP-0", "SHOP-ZZZZZZZZZZZZ"]) {
      expect(parseShortId(text)).toBeUndefined();
    }
  });

  test("survive being written and read", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 48 }),
        fc.stringMatching(/^[a-z0-9_-]{1,30}$/),
        (number, slug) => {
          expect(parseShortId(formatShortId(slug, number))).toEqual({ projectSlug: slug, number });
        },
      ),
    );
  });
});
