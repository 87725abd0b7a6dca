import { describe, expect, test } from "vitest";
import type { EventPayload } from "../../protocol/index.ts";
import { matchesText } from "./matches-text.ts";
import { meetsAll, meetsCondition, meetsFilter, type SeenEvent } from "./meets.ts";
import { ATTRIBUTES, type Condition, type Filter, type TextMatch } from "./model.ts";
import { readAttribute } from "./read-attribute.ts";

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2030, 0, 1);

const EVENT: EventPayload = {
  event_id: "c0ffee",
  type: "error",
  platform: "javascript",
  level: "warning",
  timestamp: NOW / 1000,
  received: NOW / 1000,
  title: "TypeError: x is undefined",
  culprit: "",
  metadata: {},
  release: "shop@1.2.0",
  environment: "production",
  tags: [
    ["plan", "Gold"],
    ["empty", ""],
  ],
  logentry: { formatted: "it broke" },
  exception: {
    values: [
      {
        type: "TypeError",
        value: "x is undefined",
        mechanism: { type: "onerror", handled: false },
        stacktrace: {
          frames: [
            {
              filename: "pay.js",
              abs_path: "https://shop.example/pay.js",
              module: "pay",
              package: "shop",
              context_line: "pay(x)",
            },
          ],
        },
      },
    ],
  },
  threads: { values: [{ crashed: true, main: true }] },
  request: { method: "GET", url: "https://shop.example/pay" },
  user: { id: "u1", email: "kim@shop.example", username: "kim", ip_address: "192.0.2.7" },
  sdk: { name: "sentry.javascript.browser", version: "9.0.0" },
  contexts: {
    response: { status_code: 500 },
    unreal: { crash_type: "Crash" },
    app: { in_foreground: true },
  },
};

function see(changes: Partial<SeenEvent> = {}): SeenEvent {
  return {
    event: EVENT,
    issue: {
      firstSeenAt: NOW - HOUR_MS,
      timesSeen: 10,
      userCount: 4,
      priority: "high",
      type: "error",
      assignedUserId: null,
      assignedTeamId: null,
    },
    isNew: false,
    isRegression: false,
    hasReappeared: false,
    isLatestRelease: () => false,
    exceeds: () => false,
    now: NOW,
    ...changes,
  };
}

const low = { issue: { ...see().issue, priority: "low" } };
const window = { value: 1, interval: "1h" } as const;

test.each<[Condition, Partial<SeenEvent>, boolean]>([
  [{ kind: "first-seen" }, { isNew: true }, true],
  [{ kind: "first-seen" }, { isRegression: true }, false],
  [{ kind: "regression" }, { isRegression: true }, true],
  [{ kind: "regression" }, { hasReappeared: true }, false],
  [{ kind: "reappeared" }, { hasReappeared: true }, true],
  [{ kind: "reappeared" }, { isRegression: true }, false],
  [{ kind: "every-event" }, {}, true],
  [{ kind: "new-high-priority" }, { isNew: true }, true],
  [{ kind: "new-high-priority" }, { isNew: true, ...low }, false],
  [{ kind: "new-high-priority" }, { isRegression: true }, false],
  [{ kind: "existing-high-priority" }, { isRegression: true }, true],
  [{ kind: "existing-high-priority" }, { hasReappeared: true }, true],
  [{ kind: "existing-high-priority" }, { hasReappeared: true, ...low }, false],
  [{ kind: "existing-high-priority" }, { isNew: true }, false],
  [{ kind: "event-frequency", ...window, comparedWith: null }, { exceeds: () => true }, true],
  [{ kind: "event-frequency", ...window, comparedWith: null }, {}, false],
  [{ kind: "user-frequency", ...window, comparedWith: "1d" }, { exceeds: () => true }, true],
  [{ kind: "user-frequency", ...window, comparedWith: "1d" }, {}, false],
  [{ kind: "session-percent", ...window }, { exceeds: () => true }, true],
  [{ kind: "session-percent", ...window }, {}, false],
])("condition %j of %j: %s", (condition, changes, isMet) => {
  expect(meetsCondition(condition, see(changes))).toBe(isMet);
});

const issueWith = (changes: Partial<SeenEvent["issue"]>): Partial<SeenEvent> => ({
  issue: { ...see().issue, ...changes },
});
const age = { kind: "age", value: 1, unit: "hour" } as const;
const assigned = (target: Extract<Filter, { kind: "assigned-to" }>["target"]): Filter => ({
  kind: "assigned-to",
  target,
});
const level = (match: "eq" | "gte" | "lte", value: number): Filter => ({
  kind: "level",
  match,
  level: value,
});

test.each<[Filter, Partial<SeenEvent>, boolean]>([
  [{ ...age, comparison: "older" }, {}, false],
  [{ ...age, comparison: "older" }, { now: NOW + 1 }, true],
  [{ ...age, comparison: "newer" }, {}, false],
  [{ ...age, comparison: "newer" }, { now: NOW - 1 }, true],
  [{ kind: "occurrences", value: 10 }, {}, true],
  [{ kind: "occurrences", value: 11 }, {}, false],
  [assigned({ type: "nobody" }), {}, true],
  [assigned({ type: "nobody" }), issueWith({ assignedTeamId: 3 }), false],
  [assigned({ type: "nobody" }), issueWith({ assignedUserId: 7 }), false],
  [assigned({ type: "team", id: 3 }), issueWith({ assignedTeamId: 3 }), true],
  [assigned({ type: "team", id: 3 }), issueWith({ assignedUserId: 3 }), false],
  [assigned({ type: "member", id: 7 }), issueWith({ assignedUserId: 7 }), true],
  [assigned({ type: "member", id: 7 }), issueWith({ assignedUserId: 8 }), false],
  [{ kind: "latest-release" }, { isLatestRelease: () => true }, true],
  [{ kind: "latest-release" }, {}, false],
  [{ kind: "category", value: 1 }, {}, true],
  [{ kind: "category", value: 6 }, {}, false],
  [{ kind: "category", value: 6 }, issueWith({ type: "feedback" }), true],
  [level("eq", 30), {}, true],
  [level("eq", 40), {}, false],
  [level("gte", 30), {}, true],
  [level("gte", 40), {}, false],
  [level("lte", 30), {}, true],
  [level("lte", 20), {}, false],
  [{ kind: "tag", key: "PLAN", match: "eq", value: "gold" }, {}, true],
  [{ kind: "tag", key: "plan", match: "eq", value: "silver" }, {}, false],
  [{ kind: "tag", key: "plan", match: "ns", value: "" }, {}, false],
  [{ kind: "tag", key: "colour", match: "ns", value: "" }, {}, true],
  [{ kind: "attribute", attribute: "platform", match: "eq", value: "JavaScript" }, {}, true],
  [{ kind: "attribute", attribute: "platform", match: "ne", value: "javascript" }, {}, false],
])("filter %j of %j: %s", (filter, changes, isMet) => {
  expect(meetsFilter(filter, see(changes))).toBe(isMet);
});

test.each<[TextMatch, string, string]>([
  ["eq", "Payment", "pay"],
  ["sw", "pay", "ment"],
  ["ew", "ment", "pay"],
  ["co", "ymen", "z"],
])("%s holds of %j and not of %j, and its opposite the other way round", (match, yes, no) => {
  const opposites = { eq: "ne", sw: "nsw", ew: "new", co: "nc" } as const;
  const opposite = opposites[match as keyof typeof opposites];
  const texts = ["other", "payment"];
  expect(matchesText(match, texts, yes)).toBe(true);
  expect(matchesText(match, texts, no)).toBe(false);
  expect(matchesText(opposite, texts, yes)).toBe(false);
  expect(matchesText(opposite, texts, no)).toBe(true);
  expect(matchesText(match, [], yes)).toBe(false);
  expect(matchesText(opposite, [], yes)).toBe(true);
});

test("is set and is not set ask for any text", () => {
  expect(matchesText("is", ["x"], "")).toBe(true);
  expect(matchesText("is", [], "")).toBe(false);
  expect(matchesText("ns", ["x"], "")).toBe(false);
  expect(matchesText("ns", [], "")).toBe(true);
});

describe("attributes", () => {
  test("every one is read where the event says it", () => {
    const read = ATTRIBUTES.map((attribute) => [attribute, readAttribute(EVENT, attribute)]);
    expect(Object.fromEntries(read)).toEqual({
      message: ["it broke", "TypeError: x is undefined"],
      platform: ["javascript"],
      environment: ["production"],
      type: ["error"],
      "error.handled": ["false"],
      "error.unhandled": ["true"],
      "error.main_thread": ["true"],
      "exception.type": ["TypeError"],
      "exception.value": ["x is undefined"],
      "user.id": ["u1"],
      "user.email": ["kim@shop.example"],
      "user.username": ["kim"],
      "user.ip_address": ["192.0.2.7"],
      "http.method": ["GET"],
      "http.url": ["https://shop.example/pay"],
      "http.status_code": ["500"],
      "sdk.name": ["sentry.javascript.browser"],
      "stacktrace.code": ["pay(x)"],
      "stacktrace.module": ["pay"],
      "stacktrace.filename": ["pay.js"],
      "stacktrace.abs_path": ["https://shop.example/pay.js"],
      "stacktrace.package": ["shop"],
      "unreal.crash_type": ["Crash"],
      "app.in_foreground": ["true"],
    });
  });

  test("of an event that says nothing there is none", () => {
    const { title, culprit, metadata, event_id, type, platform, level: own } = EVENT;
    const { timestamp, received } = EVENT;
    const bare = { title, culprit, metadata, event_id, type, platform, timestamp, received };
    const event = { ...bare, level: own, tags: [] };
    const said = ATTRIBUTES.filter((attribute) => readAttribute(event, attribute).length > 0);
    expect(said).toEqual(["message", "platform", "type", "error.unhandled"]);
  });
});

test.each([
  ["all", [true, true], true],
  ["all", [true, false], false],
  ["any", [true, false], true],
  ["any", [false, false], false],
  ["none", [false, false], true],
  ["none", [true, false], false],
  ["all", [], true],
  ["any", [], true],
  ["none", [], true],
] as const)("%s of %j: %s", (match, parts, isMet) => {
  expect(meetsAll<boolean>(parts, match, (part) => part)).toBe(isMet);
});
