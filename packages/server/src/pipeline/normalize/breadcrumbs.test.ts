import { describe, expect, test } from "vitest";
import { normalizeSent, RECEIVED_AT } from "./sent-event.fixture.ts";

const crumb = {
  timestamp: RECEIVED_AT / 1000 - 3,
  type: "http",
  level: "warning",
  category: "xhr",
  message: "slow",
  data: { url: "/pay", status_code: 500 },
};

test.each([[[crumb]], [{ values: [crumb] }], [{ values: [null, crumb, null] }]])(
  "breadcrumbs are read from %j",
  (breadcrumbs) => {
    const event = normalizeSent({ breadcrumbs });
    expect(event.breadcrumbs).toEqual({ values: [crumb] });
    expect(event).not.toHaveProperty("errors");
  },
);

test.each([[[]], [{ values: [] }], [{}], [null]])("%j are none", (breadcrumbs) => {
  expect(normalizeSent({ breadcrumbs })).not.toHaveProperty("breadcrumbs");
});

test("the last hundred are kept", () => {
  const breadcrumbs = Array.from({ length: 120 }, (_, at) => ({ message: `m${at}` }));
  const event = normalizeSent({ breadcrumbs });
  expect(event.breadcrumbs?.values).toHaveLength(100);
  expect(event.breadcrumbs?.values[0]?.["message"]).toBe("m20");
  expect(event["_meta"]).toEqual({
    breadcrumbs: { values: { "": { rem: [["!limit", "x"]], len: 120 } } },
  });
});

describe("a breadcrumb", () => {
  test.each([
    ["has defaults", {}, { type: "default", level: "info" }],
    ["knows an old name of its type", { ty: "ui" }, { type: "ui", level: "info" }],
    [
      "reads text times",
      { timestamp: "2026-11-21T00:59:57Z" },
      { timestamp: RECEIVED_AT / 1000 - 3 },
    ],
    ["spells levels as events do", { level: "warn" }, { level: "warning" }],
    ["takes a number for a message", { message: 42 }, { message: "42" }],
    ["drops a time that is none", { timestamp: "soon" }, { type: "default" }],
    [
      "keeps an event's id",
      { event_id: "C0FFEE00-c0ff-ee00-c0ff-ee00c0ffee01" },
      { event_id: "c0ffee00c0ffee00c0ffee00c0ffee01" },
    ],
    ["takes an empty list for no data", { data: [] }, { type: "default" }],
  ])("%s", (_what, sent, kept) => {
    const event = normalizeSent({ breadcrumbs: [sent] });
    expect(event.breadcrumbs?.values[0]).toMatchObject(kept);
    expect(event.breadcrumbs?.values[0]).not.toHaveProperty("data");
    expect(event).not.toHaveProperty("errors");
  });

  test("loses what is wrong with it, and no more", () => {
    const event = normalizeSent({
      breadcrumbs: [{ level: "awful", data: "x", category: {}, message: "m" }, "x"],
    });
    expect(event.breadcrumbs?.values).toEqual([{ type: "default", level: "info", message: "m" }]);
    expect(event.errors?.map((error) => error.name)).toEqual([
      "breadcrumbs.values.0.level",
      "breadcrumbs.values.0.category",
      "breadcrumbs.values.0.data",
      "breadcrumbs.values.1",
    ]);
  });

  test("holds only so much", () => {
    const sent = {
      message: "m".repeat(9000),
      category: "c".repeat(200),
      data: { a: "x".repeat(5000) },
    };
    const kept = normalizeSent({ breadcrumbs: [sent] }).breadcrumbs?.values[0];
    expect(kept?.["message"]).toHaveLength(8192);
    expect(kept?.["category"]).toHaveLength(128);
    expect(JSON.stringify(kept?.["data"]).length).toBeLessThan(2060);
  });
});
