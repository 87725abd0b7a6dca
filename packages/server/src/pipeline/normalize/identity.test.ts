import { describe, expect, test } from "vitest";
import { normalizeSent } from "./sent-event.fixture.ts";

describe("platform", () => {
  test.each([
    ["javascript", "javascript"],
    ["node", "node"],
    ["Python", "python"],
    ["cobol", "other"],
    [undefined, "other"],
    [7, "other"],
  ])("%j becomes %s", (platform, word) => {
    expect(normalizeSent({ platform }).platform).toBe(word);
  });
});

describe("level", () => {
  test.each([
    ["debug", "debug"],
    ["info", "info"],
    ["warning", "warning"],
    ["fatal", "fatal"],
    ["log", "info"],
    ["warn", "warning"],
    ["critical", "fatal"],
    ["ERROR", "error"],
    [10, "debug"],
    [20, "info"],
    [30, "warning"],
    [40, "error"],
    [50, "fatal"],
    ["30", "warning"],
    [null, "error"],
    ["", "error"],
  ])("%j becomes %s without a note", (sent, level) => {
    const event = normalizeSent({ level: sent });
    expect(event.level).toBe(level);
    expect(event).not.toHaveProperty("errors");
  });

  test("an unknown one becomes error, with a note", () => {
    const event = normalizeSent({ level: "terrible" });
    expect(event.level).toBe("error");
    expect(event.errors).toEqual([{ type: "invalid_data", name: "level", value: "terrible" }]);
    expect(event["_meta"]).toEqual({
      level: { "": { err: [["invalid_data", { reason: "expected a level" }]] } },
    });
  });
});

describe("names that are right or dropped", () => {
  test.each([
    ["release", "shop@1.2.0", "shop@1.2.0"],
    ["release", 42, "42"],
    ["release", " 1.0 ", "1.0"],
    ["release", "x".repeat(250), "x".repeat(250)],
    ["environment", "production", "production"],
    ["environment", true, "True"],
    ["checksum", "ABCDEF00ABCDEF00ABCDEF00ABCDEF00", "abcdef00abcdef00abcdef00abcdef00"],
  ])("%s %j is kept", (key, sent, kept) => {
    const event = normalizeSent({ [key]: sent });
    expect(event).toHaveProperty(key, kept);
    expect(event).not.toHaveProperty("errors");
  });

  test.each([
    ["release", ".", "invalid_data"],
    ["release", "..", "invalid_data"],
    ["release", "a/b", "invalid_data"],
    ["release", String.raw`a\b`, "invalid_data"],
    ["release", "a\nb", "invalid_data"],
    ["release", "x".repeat(251), "value_too_long"],
    ["release", {}, "invalid_data"],
    ["environment", "None", "invalid_data"],
    ["environment", "a/b", "invalid_data"],
    ["environment", "x".repeat(65), "value_too_long"],
    ["checksum", "abc", "invalid_data"],
  ])("%s %j is dropped with a note", (key, sent, type) => {
    const event = normalizeSent({ [key]: sent });
    expect(event).not.toHaveProperty(key);
    expect(event.errors).toMatchObject([{ type, name: key }]);
  });

  test.each(["release", "environment", "dist", "logger", "transaction", "server_name", "checksum"])(
    "an empty %s is absent without a note",
    (key) => {
      const event = normalizeSent({ [key]: "" });
      expect(event).not.toHaveProperty(key);
      expect(event).not.toHaveProperty("errors");
    },
  );

  test("a dist needs a release", () => {
    expect(normalizeSent({ dist: "b17" })).not.toHaveProperty("dist");
    expect(normalizeSent({ dist: 17, release: "1.0" }).dist).toBe("17");
    expect(normalizeSent({ dist: "b/17", release: "1.0" })).not.toHaveProperty("dist");
  });
});

describe("texts that are cut", () => {
  test.each([
    ["transaction", 200],
    ["culprit", 200],
    ["server_name", 256],
    ["site", 256],
  ])("%s ends in dots beyond %i characters", (key, max) => {
    const event = normalizeSent({ [key]: "x".repeat(max + 1) });
    expect(event).toHaveProperty(key, `${"x".repeat(max - 3)}...`);
    expect(event["_meta"]).toEqual({
      [key]: { "": { rem: [["!limit", "s", max - 3, max]], len: max + 1 } },
    });
    expect(event).not.toHaveProperty("errors");
    expect(normalizeSent({ [key]: "x".repeat(max) })).not.toHaveProperty("_meta");
  });

  test("a cut never leaves half a character", () => {
    const event = normalizeSent({ transaction: `${"x".repeat(196)}😀😀😀` });
    expect(event.transaction).toBe(`${"x".repeat(196)}...`);
  });
});

describe("logger", () => {
  test("keeps the end of a long dotted name", () => {
    const logger = `com.example.${"deep.".repeat(20)}checkout.PaymentService`;
    const kept = normalizeSent({ logger }).logger;
    expect(kept).toMatch(/^\*\.deep\..*\.checkout\.PaymentService$/);
    expect(kept?.length).toBeLessThanOrEqual(64);
  });

  test("is cut where there is no dot", () => {
    expect(normalizeSent({ logger: "x".repeat(80) }).logger).toBe(`${"x".repeat(61)}...`);
  });

  test("has no line breaks", () => {
    const event = normalizeSent({ logger: "a\nb" });
    expect(event).not.toHaveProperty("logger");
    expect(event.errors).toMatchObject([{ type: "invalid_data", name: "logger" }]);
  });
});

describe("fingerprint", () => {
  test("becomes a list of texts", () => {
    const fingerprint = ["{{ default }}", 3.5, true, false, null, -2, ""];
    expect(normalizeSent({ fingerprint }).fingerprint).toEqual([
      "{{ default }}",
      "3",
      "True",
      "False",
      "-2",
      "",
    ]);
  });

  test("is never cut", () => {
    const part = "x".repeat(10_000);
    expect(normalizeSent({ fingerprint: [part] }).fingerprint).toEqual([part]);
  });

  test.each(["text", { a: 1 }, 7])("%j is no fingerprint", (fingerprint) => {
    const event = normalizeSent({ fingerprint });
    expect(event).not.toHaveProperty("fingerprint");
    expect(event.errors).toMatchObject([{ type: "invalid_data", name: "fingerprint" }]);
  });

  test("loses a part that is no text", () => {
    const event = normalizeSent({ fingerprint: ["a", { b: 1 }] });
    expect(event.fingerprint).toEqual(["a"]);
    expect(event.errors).toMatchObject([{ name: "fingerprint.1" }]);
  });

  test("an empty one is absent", () => {
    expect(normalizeSent({ fingerprint: [] })).not.toHaveProperty("fingerprint");
  });
});

describe("sdk", () => {
  test("keeps what it says of itself and nothing else", () => {
    const sdk = {
      name: "sentry.python",
      version: "2.0.0",
      integrations: ["django"],
      packages: [{ name: "pypi:sentry-sdk", version: "2.0.0" }],
      settings: { infer_ip: "never" },
      secret: "x",
    };
    const { secret: _, ...kept } = sdk;
    expect(normalizeSent({ sdk }, { client: "other/1" }).sdk).toEqual(kept);
  });

  test.each([
    ["raven-js/3.27.2", { name: "raven-js", version: "3.27.2" }],
    ["@sentry/node/7.0.0", { name: "@sentry/node", version: "7.0.0" }],
    ["curl", { name: "curl", version: "" }],
  ])("comes from the client %s where the event does not say", (client, sdk) => {
    expect(normalizeSent({}, { client }).sdk).toEqual(sdk);
    expect(normalizeSent({ sdk: "nonsense" }, { client }).sdk).toEqual(sdk);
  });

  test("is absent when nobody says", () => {
    expect(normalizeSent({ sdk: {} })).not.toHaveProperty("sdk");
  });
});
