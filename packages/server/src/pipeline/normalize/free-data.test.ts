import { describe, expect, test } from "vitest";
import { normalizeSent } from "./sent-event.fixture.ts";

describe("extra", () => {
  test("stays as it is within its limits", () => {
    const extra = { a: 1, b: [true, null, "x"], c: { d: { e: 1.5 } } };
    const event = normalizeSent({ extra });
    expect(event.extra).toEqual(extra);
    expect(event).not.toHaveProperty("_meta");
  });

  test("has text instead of containers below its seventh level", () => {
    const extra = { l2: { l3: { l4: { l5: { l6: { l7: { l8: { a: [1] } } } } } } } };
    expect(normalizeSent({ extra }).extra).toEqual({
      l2: { l3: { l4: { l5: { l6: { l7: { l8: '{"a":[1]}' } } } } } },
    });
  });

  test("cuts a value at 16 KiB and leaves its neighbours alone", () => {
    const event = normalizeSent({ extra: { big: "x".repeat(40_000), small: "y" } });
    expect(event.extra?.["big"]).toHaveLength(16_384);
    expect(event.extra?.["small"]).toBe("y");
    expect(event["_meta"]).toEqual({
      extra: { big: { "": { rem: [["!limit", "s", 16_381, 16_384]], len: 40_000 } } },
    });
  });

  test("keeps the first rows of a long list", () => {
    const rows = Array.from({ length: 900 }, (_, id) => ({
      id,
      name: `row number ${id}`,
      ok: true,
    }));
    const event = normalizeSent({ extra: { rows } });
    const kept = event.extra?.["rows"];
    expect(Array.isArray(kept) && kept.length).toBeGreaterThan(200);
    expect(Array.isArray(kept) && kept.length).toBeLessThan(900);
    expect(event["_meta"]).toMatchObject({
      extra: { rows: { "": { rem: [["!limit", "x"]], len: 900 } } },
    });
  });

  test("is 256 KiB at most", () => {
    const extra = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`k${at}`, "x".repeat(12_000)]),
    );
    const event = normalizeSent({ extra });
    expect(JSON.stringify(event.extra).length).toBeLessThan(262_500);
    expect(event["_meta"]).toMatchObject({ extra: { "": { len: 40 } } });
  });

  test.each(["x", [1], 7])("%j is none", (extra) => {
    const event = normalizeSent({ extra });
    expect(event).not.toHaveProperty("extra");
    expect(event.errors).toMatchObject([{ name: "extra" }]);
  });
});

test("modules are names and versions", () => {
  const modules = { express: "4.18.2", odd: 2, gone: null };
  expect(normalizeSent({ modules }).modules).toEqual({ express: "4.18.2", odd: "2" });
});

test("debug images and templates are kept as data", () => {
  const debug_meta = { images: [{ type: "sourcemap", code_file: "a.js", debug_id: "x" }] };
  const template = { filename: "a.html", lineno: 3 };
  const event = normalizeSent({ debug_meta, "sentry.interfaces.Template": template });
  expect(event.debug_meta).toEqual(debug_meta);
  expect(event.template).toEqual(template);
});

describe("security reports", () => {
  const report = {
    "document-uri": "https://shop.example/pay",
    referrer: "https://shop.example/",
    "violated-directive": "script-src 'self'",
    "blocked-uri": "https://evil.example/x.js",
  };
  const csp = {
    document_uri: "https://shop.example/pay",
    referrer: "https://shop.example/",
    violated_directive: "script-src 'self'",
    blocked_uri: "https://evil.example/x.js",
    effective_directive: "script-src",
  };

  test.each([
    ["with dashes", { csp: report }],
    ["as the browser wraps it", { csp: { "csp-report": report } }],
    ["with underscores", { csp }],
    ["under its old name", { "sentry.interfaces.Csp": csp }],
  ])("%s become an event of their own type", (_how, sent) => {
    expect(normalizeSent(sent)).toMatchObject({
      type: "csp",
      logger: "csp",
      csp,
      user: { ip_address: "192.0.2.7" },
      request: { url: "https://shop.example/pay", headers: [["Referer", "https://shop.example/"]] },
    });
  });

  test("of retired kinds are contexts", () => {
    const event = normalizeSent({ hpkp: { hostname: "a.example" } });
    expect(event.contexts).toEqual({ hpkp: { hostname: "a.example", type: "hpkp" } });
    expect(event.type).toBe("default");
  });
});

describe("notes", () => {
  test("of the sender are kept, ours beside them", () => {
    const event = normalizeSent({
      level: "awful",
      errors: [{ type: "js_no_source", value: "a.js" }, "x", { name: "no type" }],
      _meta: {
        level: { "": { len: 5, err: ["invalid_data"] } },
        message: { "": { rem: [["@ip", "s", 0, 4]] } },
      },
    });
    expect(event.errors).toEqual([
      { type: "js_no_source", value: "a.js" },
      { type: "invalid_data", name: "level", value: "awful" },
    ]);
    expect(event["_meta"]).toEqual({
      level: {
        "": { len: 5, err: ["invalid_data", ["invalid_data", { reason: "expected a level" }]] },
      },
      message: { "": { rem: [["@ip", "s", 0, 4]] } },
    });
  });

  test.each(["x", [1], 7, {}])("that are %j are ignored", (meta) => {
    expect(normalizeSent({ _meta: meta })).not.toHaveProperty("_meta");
  });

  test("come to an end", () => {
    const tags = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`a/${at}`, "x"]));
    expect(normalizeSent({ tags }).errors).toHaveLength(200);
  });
});
