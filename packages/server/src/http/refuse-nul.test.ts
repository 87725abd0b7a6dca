import { Problem } from "@vedette/contract";
import { expect, test } from "vitest";
import { findNulProblem, refuseNulInUrl } from "./refuse-nul.ts";

test.each(['"\\u0000"', '{"name":"a\\u0000b"}', '{"a\\u0000":1}', '[[{"deep":["\\u0000"]}]]'])(
  "a NUL in %s is found",
  (text) => {
    expect(findNulProblem(text, JSON.parse(text))).toMatchObject({ status: 400 });
  },
);

test.each(['"\\\\u0000"', '{"name":"u0000"}', "0", "null"])("there is none in %s", (text) => {
  expect(findNulProblem(text, JSON.parse(text))).toBeUndefined();
});

test("an address with a NUL is refused, in its path and in its query", () => {
  for (const url of ["/api/0/organizations/a%00b/", "/api/0/organizations/?query=%00"]) {
    expect(() => refuseNulInUrl(url)).toThrow(Problem);
  }
  refuseNulInUrl("/api/0/organizations/100%25/?query=00");
});
