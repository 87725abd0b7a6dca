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
    says: "exceptions: the text as a message, the mechanism as data",
    before: {
      exception: {
        values: [
          { type: "PasswordError", value: "bad password" },
          {
            type: "E",
            value: `refused ${CARD}`,
            mechanism: { type: "generic", description: "of a@b.de", data: { token: "x" } },
          },
        ],
      },
    },
    after: {
      exception: {
        values: [
          { type: "PasswordError", value: "bad password" },
          {
            type: "E",
            value: "refused [creditcard]",
            mechanism: { type: "generic", description: "of [email]", data: { token: F } },
          },
        ],
      },
    },
    meta: {
      exception: {
        values: {
          1: {
            value: { "": { rem: [["@creditcard:replace", "s", 8, 20]], len: 24 } },
            mechanism: {
              description: { "": { rem: [["@email:replace", "s", 3, 10]], len: 9 } },
              data: { token: { "": { ...byName, len: 1 } } },
            },
          },
        },
      },
    },
  },
  {
    says: "variables and lines of source, in every kind of stack",
    before: {
      stacktrace: { frames: [{ vars: { password: "x" }, filename: "/home/jane/secret.js" }] },
      threads: {
        values: [{ name: `t ${CARD}`, stacktrace: { frames: [{ context_line: `pay(${CARD})` }] } }],
      },
      exception: {
        values: [
          {
            type: "E",
            raw_stacktrace: { frames: [{ pre_context: ["", "# 123-45-6789"] }] },
            stacktrace: { frames: [{ post_context: ["password = read()", "x"] }] },
          },
        ],
      },
    },
    after: {
      stacktrace: { frames: [{ vars: { password: F }, filename: "/home/jane/secret.js" }] },
      threads: {
        values: [{ name: `t ${F}`, stacktrace: { frames: [{ context_line: `pay(${F})` }] } }],
      },
      exception: {
        values: [
          {
            type: "E",
            raw_stacktrace: { frames: [{ pre_context: ["", `# ${F}`] }] },
            stacktrace: { frames: [{ post_context: ["password = read()", "x"] }] },
          },
        ],
      },
    },
    meta: {
      stacktrace: { frames: { 0: { vars: { password: { "": { ...byName, len: 1 } } } } } },
      threads: {
        values: {
          0: {
            name: { "": { rem: [["@creditcard:filter", "s", 2, 12]], len: 18 } },
            stacktrace: {
              frames: {
                0: { context_line: { "": { rem: [["@creditcard:filter", "s", 4, 14]], len: 21 } } },
              },
            },
          },
        },
      },
      exception: {
        values: {
          0: {
            raw_stacktrace: {
              frames: {
                0: {
                  pre_context: { 1: { "": { rem: [["@usssn:filter", "s", 2, 12]], len: 13 } } },
                },
              },
            },
          },
        },
      },
    },
  },
];

test.each(ROWS)("$says", ({ before, after, meta }) => {
  expect(scrubbed(before)).toEqual({ ...eventOf(after), _meta: meta });
});
