import { shapes, errorCreated } from "@vedette/contract";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import type { EventPayload } from "../../protocol/index.ts";
import type { StoredEvent } from "./model.ts";
import { presentEventForWebhook } from "./present-for-webhook.ts";
import { presentEvent, presentEventSummary } from "./present.ts";

const alone = { nextId: null, previousId: null, release: null, userReport: null };

const payload: EventPayload = {
  event_id: "c0ffee00c0ffee00c0ffee00c0ffee00",
  type: "error",
  platform: "javascript",
  level: "error",
  timestamp: 1_893_492_300,
  received: 1_893_492_300.2,
  title: "TypeError: x is undefined",
  culprit: "checkout in pay",
  location: "pay.js",
  metadata: { type: "TypeError", value: "x is undefined" },
  release: "shop@1.2.0",
  environment: "production",
  tags: [
    ["release", "shop@1.2.0"],
    ["environment", "production"],
    ["level", "error"],
  ],
  logentry: { formatted: "could not pay 3", message: "could not pay %s", params: [3] },
  exception: {
    values: [
      {
        type: "TypeError",
        value: "x is undefined",
        mechanism: { type: "onerror", handled: false },
        stacktrace: {
          frames: [
            { function: "boot", filename: "app.js", lineno: 1, colno: 2, in_app: false },
            {
              function: "checkout",
              module: "pay",
              filename: "pay.js",
              abs_path: "https://shop.example/pay.js",
              lineno: 10,
              colno: 5,
              in_app: true,
              pre_context: ["a"],
              context_line: "b",
              post_context: ["c"],
              vars: { x: null },
            },
          ],
        },
      },
    ],
  },
  breadcrumbs: {
    values: [{ type: "http", timestamp: 1_893_492_299, level: "info", data: { url: "/api/pay" } }],
  },
  request: {
    method: "GET",
    url: "https://shop.example/pay",
    query_string: [["a", "1"]],
    headers: [["User-Agent", "Mozilla/5.0"]],
  },
  user: { id: "u1", ip_address: "192.0.2.7", data: { plan: "gold" } },
  contexts: { browser: { name: "Firefox", type: "browser" } },
  extra: { cart: 3 },
  modules: { react: "19.0.0" },
  sdk: { name: "sentry.javascript.browser", version: "11.11.0" },
  errors: [{ type: "invalid_data", name: "user.email" }],
  _meta: {
    user: { email: { "": { err: [["invalid_data", {}]] } } },
    exception: {
      values: {
        "0": {
          stacktrace: {
            frames: { "1": { abs_path: { "": { len: 900 } }, vars: { abs_path: { "": {} } } } },
          },
        },
      },
    },
    tags: { "2": { "1": { "": { rem: [["x", "s"]] } } } },
  },
};

const stored: StoredEvent = {
  projectId: 11,
  issueId: 501,
  eventId: payload.event_id,
  timestampAt: 1_893_492_300_000,
  receivedAt: 1_893_492_300_200,
  sizeBytes: 4096,
  payload,
  grouping: {
    version: "v1",
    hashes: ["07d2da329989f6cd310eb5f1c5e828a4"],
    variants: [],
  },
};

describe("an event on the REST interface", () => {
  const event = presentEvent(stored, { ...alone, previousId: "0".repeat(32) });

  test("is what the contract says", () => {
    expect(z.safeParse(shapes.event, event).error).toBeUndefined();
    expect(z.safeParse(shapes.eventSummary, presentEventSummary(stored)).error).toBeUndefined();
  });

  test("has its sections in the order they are read", () => {
    expect(event.entries.map(({ type }) => type)).toEqual([
      "message",
      "exception",
      "breadcrumbs",
      "request",
    ]);
  });

  test("has the source around each call with its line numbers", () => {
    expect(event.entries[1]).toMatchObject({
      data: {
        hasSystemFrames: true,
        values: [
          {
            type: "TypeError",
            mechanism: { handled: false },
            stacktrace: {
              hasSystemFrames: true,
              frames: [
                { function: "boot", context: [], inApp: false, absPath: null },
                {
                  function: "checkout",
                  absPath: "https://shop.example/pay.js",
                  lineNo: 10,
                  colNo: 5,
                  inApp: true,
                  vars: { x: null },
                  context: [
                    [9, "a"],
                    [10, "b"],
                    [11, "c"],
                  ],
                },
              ],
            },
          },
        ],
      },
    });
  });

  test("has what led to it with instants instead of seconds", () => {
    expect(event.entries[2]).toMatchObject({
      data: { values: [{ timestamp: "2030-01-01T10:04:59.000000Z", category: null }] },
    });
  });

  test("has tags by their names and the sender's extras under the wire's words", () => {
    expect(event).toMatchObject({
      message: "could not pay 3",
      size: 4096,
      context: { cart: 3 },
      packages: { react: "19.0.0" },
      tags: [
        { key: "environment", value: "production" },
        { key: "level", value: "error" },
        { key: "release", value: "shop@1.2.0" },
      ],
      user: { id: "u1", email: null, ip_address: "192.0.2.7", data: { plan: "gold" } },
      dateCreated: "2030-01-01T10:05:00.000000Z",
      dateReceived: "2030-01-01T10:05:00.200000Z",
      fingerprints: ["07d2da329989f6cd310eb5f1c5e828a4"],
      groupingConfig: { id: "vedette:v1" },
      release: null,
      nextEventID: null,
      previousEventID: "0".repeat(32),
    });
  });

  test("tells what was changed where the value is shown", () => {
    const { _meta: meta } = event;
    expect(meta).toEqual({
      entries: {
        "1": {
          data: {
            values: {
              "0": {
                stacktrace: {
                  frames: {
                    "1": { absPath: { "": { len: 900 } }, vars: { abs_path: { "": {} } } },
                  },
                },
              },
            },
          },
        },
      },
      message: null,
      user: { email: { "": { err: [["invalid_data", {}]] } } },
      contexts: null,
      sdk: null,
      context: null,
      packages: null,
      tags: { "1": { key: null, value: { "": { rem: [["x", "s"]] } } } },
    });
    expect(event.errors).toEqual([
      { type: "invalid_data", message: "Invalid data", data: { name: "user.email" } },
    ]);
  });

  test("needs no more than a title", () => {
    const { event_id, type, platform, level, timestamp, received, title, culprit } = payload;
    const least = { event_id, type, platform, level, timestamp, received, title, culprit };
    const bare = { ...stored, payload: { ...least, tags: [], metadata: {} } };
    const shown = presentEvent(bare, alone);
    expect(z.safeParse(shapes.event, shown).error).toBeUndefined();
    expect(shown).toMatchObject({
      entries: [],
      user: null,
      contexts: {},
      release: null,
      message: "",
    });
  });
});

describe("an event in a webhook", () => {
  const place = {
    links: { baseUrl: "https://errors.acme.example" },
    organization: { slug: "acme" },
    project: { slug: "shop" },
  };

  test("is the stored one, in the words of SDKs, and says where it is", () => {
    const shown = presentEventForWebhook(stored, place);
    expect(z.safeParse(errorCreated.data, { error: shown }).error).toBeUndefined();
    expect(shown).toMatchObject({
      event_id: payload.event_id,
      project: 11,
      tags: payload.tags,
      exception: payload.exception,
      message: "could not pay 3",
      datetime: "2030-01-01T10:05:00.000000Z",
      dist: null,
      logger: "",
      hashes: stored.grouping.hashes,
      url: `https://errors.acme.example/api/0/projects/acme/shop/events/${payload.event_id}/`,
      web_url: `https://errors.acme.example/organizations/acme/issues/501/events/${payload.event_id}/`,
      issue_url: "https://errors.acme.example/api/0/organizations/acme/issues/501/",
      issue_id: "501",
    });
  });
});
