import { expect, test } from "vitest";
import { parseLinkHeader } from "./link-header.ts";

const page = (rel: string, results: boolean, cursor: string) =>
  `<https://errors.acme.example/api/0/x/?a=1,2&cursor=${cursor}>; rel="${rel}"; results="${results}"; cursor="${cursor}"`;

test("the cursor of a page that has something is given", () => {
  expect(
    parseLinkHeader(`${page("previous", false, "0:0:1")}, ${page("next", true, "0:100:0")}`),
  ).toEqual({ next: "0:100:0" });
  expect(
    parseLinkHeader(`${page("previous", true, "5:0:1")}, ${page("next", false, "0:9:0")}`),
  ).toEqual({ previous: "5:0:1" });
});

test("no header means no other page", () => {
  expect(parseLinkHeader(null)).toEqual({});
  expect(parseLinkHeader("")).toEqual({});
});
