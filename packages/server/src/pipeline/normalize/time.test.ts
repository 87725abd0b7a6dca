import { describe, expect, test } from "vitest";
import { normalizeSent, RECEIVED_AT } from "./sent-event.fixture.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const iso = (ms: number): string => new Date(ms).toISOString();

describe("the event's time", () => {
  test.each([
    ["seconds", RECEIVED_AT / 1000 - 5],
    ["RFC 3339", iso(RECEIVED_AT - 5000)],
    ["no zone", iso(RECEIVED_AT - 5000).slice(0, -1)],
  ])("is read from %s", (_form, timestamp) => {
    expect(normalizeSent({ timestamp }).timestamp).toBe(RECEIVED_AT / 1000 - 5);
  });

  test("keeps microseconds", () => {
    expect(normalizeSent({ timestamp: "2026-11-21T00:59:59.123456Z" }).timestamp).toBe(
      1795222799.123456,
    );
  });

  test.each([undefined, null, ""])("%j is the time of receipt, without a note", (timestamp) => {
    const event = normalizeSent({ timestamp });
    expect(event.timestamp).toBe(RECEIVED_AT / 1000);
    expect(event).not.toHaveProperty("errors");
  });

  test.each([-1, "yesterday", true, {}])("%j is the time of receipt, with a note", (timestamp) => {
    const event = normalizeSent({ timestamp });
    expect(event.timestamp).toBe(RECEIVED_AT / 1000);
    expect(event.errors).toMatchObject([{ type: "invalid_data", name: "timestamp" }]);
  });
});

describe("a clock that is wrong", () => {
  test("by 55 minutes or more is corrected by the difference, in breadcrumbs too", () => {
    const sentAt = RECEIVED_AT - 90 * MINUTE;
    const event = normalizeSent(
      {
        timestamp: (sentAt - 2000) / 1000,
        breadcrumbs: [{ timestamp: (sentAt - 7000) / 1000 }],
      },
      { sentAt },
    );
    expect(event.timestamp).toBe(RECEIVED_AT / 1000 - 2);
    expect(event.breadcrumbs?.values[0]?.["timestamp"]).toBe(RECEIVED_AT / 1000 - 7);
    expect(event.errors).toEqual([
      { type: "clock_drift", name: "timestamp", value: "2026-11-20T23:29:58.000000Z" },
    ]);
    expect(event["_meta"]).toEqual({
      timestamp: {
        "": {
          err: [
            [
              "clock_drift",
              {
                sdk_time: "2026-11-20T23:29:58.000000Z",
                server_time: "2026-11-21T00:59:58.000000Z",
              },
            ],
          ],
        },
      },
    });
  });

  test("and ahead is corrected backwards", () => {
    const sentAt = RECEIVED_AT + DAY;
    const event = normalizeSent({ timestamp: sentAt / 1000 }, { sentAt });
    expect(event.timestamp).toBe(RECEIVED_AT / 1000);
  });

  test("by less than 55 minutes is believed", () => {
    const timestamp = RECEIVED_AT / 1000 - 54 * 60;
    const event = normalizeSent({ timestamp }, { sentAt: RECEIVED_AT - 54 * MINUTE });
    expect(event.timestamp).toBe(timestamp);
    expect(event).not.toHaveProperty("errors");
  });
});

describe("a time that cannot be", () => {
  test.each([
    ["more than a minute ahead", RECEIVED_AT + 2 * MINUTE, "future_timestamp"],
    ["more than 30 days ago", RECEIVED_AT - 31 * DAY, "past_timestamp"],
  ])("%s becomes the time of receipt, and breadcrumbs move along", (_when, at, type) => {
    const event = normalizeSent({
      timestamp: at / 1000,
      breadcrumbs: [{ timestamp: at / 1000 - 10 }],
    });
    expect(event.timestamp).toBe(RECEIVED_AT / 1000);
    expect(event.breadcrumbs?.values[0]?.["timestamp"]).toBe(RECEIVED_AT / 1000 - 10);
    expect(event.errors).toMatchObject([{ type, name: "timestamp" }]);
  });

  test.each([RECEIVED_AT + MINUTE, RECEIVED_AT - 30 * DAY])("%d is just possible", (at) => {
    expect(normalizeSent({ timestamp: at / 1000 }).timestamp).toBe(at / 1000);
  });
});
