import { expect, test } from "vitest";
import type { NormalizedEvent } from "../seams.ts";
import { eventOf, scrubbed } from "./canonical-event.fixture.ts";

const CARD = "4111111111111111";
const F = "[Filtered]";
/** `_meta` of a value that gave way because of its name. */
const byName = { rem: [["@password:filter", "s", 0, 10]] };

interface Row {
  says: string;
  before: Partial<NormalizedEvent>;
  after: Partial<NormalizedEvent>;
  meta: unknown;
}

const ROWS: Row[] = [
  {
    says: "extra data, by name",
    before: { extra: { password: "hunter2", a: 1 } },
    after: { extra: { password: F, a: 1 } },
    meta: { extra: { password: { "": { ...byName, len: 7 } } } },
  },
  {
    says: "extra data, by what is in a text",
    before: { extra: { a: { b: [`x ${CARD}`] } } },
    after: { extra: { a: { b: [`x ${F}`] } } },
    meta: {
      extra: { a: { b: { 0: { "": { rem: [["@creditcard:filter", "s", 2, 12]], len: 18 } } } } },
    },
  },
  {
    says: "extra data, a whole container and a number",
    before: { extra: { secrets: { a: 1 }, token: 42, apikey: ["x"] } },
    after: { extra: { secrets: F, token: F, apikey: F } },
    meta: { extra: { secrets: { "": byName }, token: { "": byName }, apikey: { "": byName } } },
  },
  {
    says: "a card that is a number",
    before: { extra: { a: 4_111_111_111_111_111, b: 1_763_683_200_123_456, c: 0.5 } },
    after: { extra: { a: F, b: 1_763_683_200_123_456, c: 0.5 } },
    meta: { extra: { a: { "": { rem: [["@creditcard:filter", "s", 0, 10]] } } } },
  },
  {
    says: "pairs inside extra data are names and values",
    before: {
      extra: {
        form: [
          ["password", "hunter2"],
          ["a", "b"],
        ],
      },
    },
    after: {
      extra: {
        form: [
          ["password", F],
          ["a", "b"],
        ],
      },
    },
    meta: { extra: { form: { 0: { 1: { "": { ...byName, len: 7 } } } } } },
  },
  {
    says: "tags",
    before: {
      tags: [
        ["a", "b"],
        ["api_key", "k-123"],
      ],
    },
    after: {
      tags: [
        ["a", "b"],
        ["api_key", F],
      ],
    },
    meta: { tags: { 1: { 1: { "": { ...byName, len: 5 } } } } },
  },
  {
    says: "contexts, and a context with a secret name keeps its form",
    before: { contexts: { app: { token: "abc" }, credentials: { user: "jane", ok: true, n: 1 } } },
    after: { contexts: { app: { token: F }, credentials: { user: F, ok: true, n: F } } },
    meta: {
      contexts: {
        app: { token: { "": { ...byName, len: 3 } } },
        credentials: { user: { "": { ...byName, len: 4 } }, n: { "": byName } },
      },
    },
  },
  {
    says: "the trace, but not its ids",
    before: { contexts: { trace: { span_id: CARD, data: { password: "x" } } } },
    after: { contexts: { trace: { span_id: CARD, data: { password: F } } } },
    meta: { contexts: { trace: { data: { password: { "": { ...byName, len: 1 } } } } } },
  },
  {
    says: "a response's cookies",
    before: { contexts: { response: { cookies: { sessionid: "a", theme: "dark" } } } },
    after: { contexts: { response: { cookies: { sessionid: F, theme: "dark" } } } },
    meta: { contexts: { response: { cookies: { sessionid: { "": { ...byName, len: 1 } } } } } },
  },
  {
    says: "a user's feedback, as a message that leaves the address to answer to",
    before: {
      contexts: {
        feedback: { message: "I am jane@example.com, no password", contact_email: "a@b.de" },
      },
    },
    after: {
      contexts: { feedback: { message: "I am [email], no password", contact_email: "a@b.de" } },
    },
    meta: {
      contexts: {
        feedback: { message: { "": { rem: [["@email:replace", "s", 5, 12]], len: 34 } } },
      },
    },
  },
  {
    says: "the user",
    before: { user: { id: "42", email: "jane@example.com", data: { password: "x" } } },
    after: { user: { id: "42", email: "jane@example.com", data: { password: F } } },
    meta: { user: { data: { password: { "": { ...byName, len: 1 } } } } },
  },
  {
    says: "breadcrumbs, but not what they say of themselves",
    before: {
      breadcrumbs: {
        values: [
          { category: "auth", message: "signed in" },
          { category: "http", message: "token=abc", data: { secret: "x", url: "https://h/" } },
        ],
      },
    },
    after: {
      breadcrumbs: {
        values: [
          { category: "auth", message: "signed in" },
          { category: "http", message: F, data: { secret: F, url: "https://h/" } },
        ],
      },
    },
    meta: {
      breadcrumbs: {
        values: {
          1: {
            message: { "": { ...byName, len: 9 } },
            data: { secret: { "": { ...byName, len: 1 } } },
          },
        },
      },
    },
  },
  {
    says: "the message, its template and its parameters",
    before: {
      logentry: {
        formatted: "password of jane@example.com",
        message: `password of %s ${CARD}`,
        params: ["jane", { token: "x" }],
      },
    },
    after: {
      logentry: {
        formatted: "password of [email]",
        message: "password of %s [creditcard]",
        params: ["jane", { token: F }],
      },
    },
    meta: {
      logentry: {
        formatted: { "": { rem: [["@email:replace", "s", 12, 19]], len: 28 } },
        message: { "": { rem: [["@creditcard:replace", "s", 15, 27]], len: 31 } },
        params: { 1: { token: { "": { ...byName, len: 1 } } } },
      },
    },
  },
  {
    says: "a parameter that is one text",
    before: { logentry: { formatted: "x", params: "my password" } },
    after: { logentry: { formatted: "x", params: F } },
    meta: { logentry: { params: { "": { ...byName, len: 11 } } } },
  },
  {
    says: "names a programmer chose, only by their form",
    before: {
      transaction: "POST /auth/login",
      culprit: `pay ${CARD}`,
      server_name: "auth-1",
      fingerprint: ["{{ default }}", CARD],
    },
    after: {
      transaction: "POST /auth/login",
      culprit: `pay ${F}`,
      server_name: "auth-1",
      fingerprint: ["{{ default }}", F],
    },
    meta: {
      culprit: { "": { rem: [["@creditcard:filter", "s", 4, 14]], len: 20 } },
      fingerprint: { 1: { "": { rem: [["@creditcard:filter", "s", 0, 10]], len: 16 } } },
    },
  },
  {
    says: "security reports and templates, only by their form",
    before: {
      csp: { blocked_uri: "https://u:hunter2@h/", original_policy: "script-src auth.example" },
      template: { filename: "password.html", context_line: CARD },
    },
    after: {
      csp: { blocked_uri: `https://u:${F}@h/`, original_policy: "script-src auth.example" },
      template: { filename: "password.html", context_line: F },
    },
    meta: {
      csp: { blocked_uri: { "": { rem: [["@urlauth:filter", "s", 10, 20]], len: 20 } } },
      template: { context_line: { "": { rem: [["@creditcard:filter", "s", 0, 10]], len: 16 } } },
    },
  },
];

test.each(ROWS)("$says", ({ before, after, meta }) => {
  expect(scrubbed(before)).toEqual({ ...eventOf(after), _meta: meta });
});
