import * as fc from "fast-check";
import { expect, test } from "vitest";
import { oneText, parseSearch, stringifySearch } from "./search-params.ts";

test("text that looks like a number or JSON stays text", () => {
  expect(parseSearch('?a=11&b=true&c={"d":1}')).toEqual({ a: "11", b: "true", c: '{"d":1}' });
});

test("a repeated name gives all its values", () => {
  expect(parseSearch("?project=shop&project=api")).toEqual({ project: ["shop", "api"] });
});

test("names without a value are left out, empty text is kept", () => {
  expect(stringifySearch({ query: "", cursor: undefined, sort: "new" })).toBe("?query=&sort=new");
  expect(stringifySearch({ cursor: undefined })).toBe("");
});

test("whatever was written is read back", () => {
  const values = fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 2, maxLength: 4 }));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), values), (search) => {
      expect({ ...parseSearch(stringifySearch(search)) }).toEqual({ ...search });
    }),
  );
});

test("a name is a name, whatever it is called", () => {
  expect(Object.entries(parseSearch("?__proto__=a&constructor=b"))).toEqual([
    ["__proto__", "a"],
    ["constructor", "b"],
  ]);
});

test("oneText takes the first of many and refuses what is not text", () => {
  expect(oneText(["a", "b"])).toBe("a");
  expect(oneText("a")).toBe("a");
  expect(oneText([])).toBeUndefined();
  expect(oneText(3)).toBeUndefined();
});
