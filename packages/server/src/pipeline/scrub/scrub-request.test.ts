import { expect, test } from "vitest";
import type { RequestInfo } from "../seams.ts";
import { scrubbed } from "./canonical-event.fixture.ts";

const F = "[Filtered]";
const CARD = "4111111111111111";

test.each<[string, RequestInfo, RequestInfo]>([
  [
    "the address keeps its path",
    { url: "https://jane:hunter2@h/auth/token", fragment: "access_token=abc&x=1" },
    { url: `https://jane:${F}@h/auth/token`, fragment: `access_token=${F}&x=1` },
  ],
  [
    "the query, by name and by form",
    {
      query_string: [
        ["token", "abc"],
        ["q", CARD],
        ["page", "2"],
      ],
    },
    {
      query_string: [
        ["token", F],
        ["q", F],
        ["page", "2"],
      ],
    },
  ],
  [
    "cookies, by the names frameworks give them",
    {
      cookies: [
        ["sessionid", "a"],
        ["csrftoken", "b"],
        ["theme", "dark"],
        ["x", CARD],
      ],
    },
    {
      cookies: [
        ["sessionid", F],
        ["csrftoken", F],
        ["theme", "dark"],
        ["x", F],
      ],
    },
  ],
  [
    "headers, also with a line of cookies",
    {
      headers: [
        ["Authorization", "Basic abc"],
        ["Cookie", "theme=dark; PHPSESSID=abc"],
        ["Set-Cookie", "connect.sid=abc; Path=/"],
        ["X-Api-Key", "abc"],
        ["X-Note", "Bearer abc"],
        ["Accept", "*/*"],
      ],
    },
    {
      headers: [
        ["Authorization", F],
        ["Cookie", `theme=dark; PHPSESSID=${F}`],
        ["Set-Cookie", `connect.sid=${F}; Path=/`],
        ["X-Api-Key", F],
        ["X-Note", F],
        ["Accept", "*/*"],
      ],
    },
  ],
  [
    "the environment",
    { env: { HTTP_COOKIE: "sid=1; a=2", SECRET_KEY: "x", PATH: "/usr/bin" } },
    { env: { HTTP_COOKIE: `sid=${F}; a=2`, SECRET_KEY: F, PATH: "/usr/bin" } },
  ],
  [
    "a body that was read",
    { data: { user: { name: "jane", password: "x" }, cards: [CARD] } },
    { data: { user: { name: "jane", password: F }, cards: [F] } },
  ],
  ["a body that is a form", { data: "user=jane&password=x" }, { data: `user=jane&password=${F}` }],
  ["a body that is JSON", { data: '{"password":"x"}' }, { data: `{"password":"${F}"}` }],
  ["a body that is a number", { data: 4_111_111_111_111_111 }, { data: F }],
  ["a body that is true", { data: true }, { data: true }],
])("%s", (_name, request, expected) => {
  expect(scrubbed({ request }).request).toEqual(expected);
});

test("notes point at the value of the pair", () => {
  const event = scrubbed({
    request: {
      headers: [
        ["Accept", "*/*"],
        ["Cookie", "a=1; sid=abc"],
      ],
      data: "token=abc",
    },
  });
  expect(event["_meta"]).toEqual({
    request: {
      headers: { 1: { 1: { "": { rem: [["@password:filter", "s", 9, 19]], len: 12 } } } },
      data: { "": { rem: [["@password:filter", "s", 6, 16]], len: 9 } },
    },
  });
});
