import { readFileSync } from "node:fs";
import { describe as group, expect, test } from "vitest";
import { parseEnvelope } from "../../protocol/index.ts";
import { normalize } from "../normalize/index.ts";
import type { ExceptionValue, Frame, NormalizedEvent } from "../seams.ts";
import { describe } from "./index.ts";

const FIXTURES = new URL("../../../../../tests/fixtures/envelopes/", import.meta.url);

function event(fields: Partial<NormalizedEvent> = {}): NormalizedEvent {
  return {
    event_id: "c0ffee00c0ffee00c0ffee00c0ffee01",
    type: fields.exception ? "error" : "default",
    platform: "python",
    level: "error",
    timestamp: 1795222800,
    received: 1795222800,
    tags: [],
    ...fields,
  };
}

function error(value: ExceptionValue, fields: Partial<NormalizedEvent> = {}): NormalizedEvent {
  return event({ exception: { values: [value] }, ...fields });
}

const inApp: Frame = { function: "checkout", filename: "pay.py", module: "shop.pay", in_app: true };
const library: Frame = { function: "map", filename: "lib.py", module: "lib", in_app: false };

group("the title of an error", () => {
  test.each<[what: string, sent: NormalizedEvent, title: string]>([
    ["type and value", error({ type: "ValueError", value: "bad" }), "ValueError: bad"],
    ["the first line of the value", error({ type: "E", value: "\n one \n two" }), "E: one"],
    ["the type alone", error({ type: "E" }), "E"],
    ["the value alone", error({ value: "one\ntwo" }), "one"],
    [
      "the message when nothing else is there",
      error({ stacktrace: { frames: [inApp] } }, { logentry: { formatted: "hi\nyou" } }),
      "hi",
    ],
    [
      "the function when nothing else is there",
      error({ stacktrace: { frames: [inApp] } }),
      "checkout",
    ],
    ["a shrug when nothing is there", error({}), "<unknown>"],
    [
      "the value of a synthetic one",
      error({ type: "Error", value: "made up", mechanism: { type: "g", synthetic: true } }),
      "made up",
    ],
    [
      "the function of a synthetic one",
      error({
        type: "Error",
        mechanism: { type: "g", synthetic: true },
        stacktrace: { frames: [inApp] },
      }),
      "checkout",
    ],
  ])("is %s", (_what, sent, title) => {
    expect(describe(sent).title).toBe(title);
  });

  test("has at most 256 characters of the value, never half of one", () => {
    const { title } = describe(error({ type: "E", value: `${"x".repeat(252)}😀😀😀` }));
    expect(title).toBe(`E: ${"x".repeat(252)}...`);
  });
});

group("the title of other events", () => {
  test.each<[what: string, sent: NormalizedEvent, title: string]>([
    ["a message's first line", event({ logentry: { formatted: "stock\nis low" } }), "stock"],
    ["a shrug without a message", event(), "<unlabeled event>"],
    ["a transaction's name", event({ type: "transaction", transaction: "GET /pay" }), "GET /pay"],
    ["feedback's own", event({ type: "feedback" }), "User Feedback"],
  ])("is %s", (_what, sent, title) => {
    expect(describe(sent).title).toBe(title);
  });
});

group("metadata", () => {
  test("of an error holds type, value and the crash frame", () => {
    const described = describe(
      error({ type: "E", value: "v", stacktrace: { frames: [inApp, library] } }),
    );
    expect(described.metadata).toEqual({
      type: "E",
      value: "v",
      filename: "pay.py",
      function: "checkout",
    });
    expect(described.location).toBe("pay.py");
  });

  test("of an error is cut at its limits", () => {
    const { metadata } = describe(error({ type: "T".repeat(200), value: "v".repeat(2000) }));
    expect(metadata.type).toHaveLength(128);
    expect(metadata.value).toHaveLength(1024);
  });

  test("of a synthetic error has no type", () => {
    const { metadata } = describe(
      error({ type: "Error", value: "v", mechanism: { type: "g", synthetic: true } }),
    );
    expect(metadata).toEqual({ value: "v" });
  });

  test("of a message is its title, of nothing nothing", () => {
    expect(describe(event({ logentry: { formatted: "hi" } })).metadata).toEqual({ title: "hi" });
    expect(describe(event()).metadata).toEqual({});
    expect(describe(event())).not.toHaveProperty("location");
  });

  test("of feedback is its message", () => {
    const contexts = { feedback: { message: "nothing happens", type: "feedback" } };
    expect(describe(event({ type: "feedback", contexts })).metadata).toEqual({
      message: "nothing happens",
    });
  });
});

group("the main exception", () => {
  const values = [
    { type: "Cause", mechanism: { type: "chained", exception_id: 1 } },
    { type: "Thrown", mechanism: { type: "generic", exception_id: 0 } },
  ];

  test("is the last, the one that was thrown", () => {
    expect(describe(event({ exception: { values } })).title).toBe("Thrown");
  });

  test("is the one named by its id", () => {
    expect(describe(event({ exception: { values, main_exception_id: 1 } })).title).toBe("Cause");
    expect(describe(event({ exception: { values, main_exception_id: 9 } })).title).toBe("Thrown");
  });
});

group("the crash frame", () => {
  const older: Frame = { ...inApp, function: "older" };

  test.each<[what: string, sent: NormalizedEvent, name: string | undefined]>([
    [
      "the newest of the application's",
      error({ type: "E", stacktrace: { frames: [older, inApp, library] } }),
      "checkout",
    ],
    [
      "the newest where none is",
      error({ type: "E", stacktrace: { frames: [library, { ...library, function: "last" }] } }),
      "last",
    ],
    [
      "in the top-level stack",
      error({ type: "E" }, { stacktrace: { frames: [inApp] } }),
      "checkout",
    ],
    [
      "in the only thread",
      error(
        { type: "E" },
        { threads: { values: [{ id: 1 }, { stacktrace: { frames: [inApp] } }] } },
      ),
      "checkout",
    ],
    [
      "not in one of several threads",
      error(
        { type: "E" },
        {
          threads: {
            values: [{ stacktrace: { frames: [inApp] } }, { stacktrace: { frames: [older] } }],
          },
        },
      ),
      undefined,
    ],
  ])("is %s", (_what, sent, name) => {
    expect(describe(sent).metadata.function).toBe(name);
  });
});

group("the culprit", () => {
  const stacktrace = { frames: [inApp, library] };
  const synthetic = { type: "g", synthetic: true };

  test.each<[what: string, sent: NormalizedEvent, culprit: string]>([
    [
      "the transaction",
      error({ type: "E", stacktrace }, { transaction: "GET /pay", culprit: "own" }),
      "GET /pay",
    ],
    ["the sender's own", error({ type: "E", stacktrace }, { culprit: "own" }), "own"],
    ["module in function", error({ type: "E", stacktrace }), "shop.pay in checkout"],
    [
      "function(module) in scripts",
      error({ type: "E", stacktrace }, { platform: "node" }),
      "checkout(shop.pay)",
    ],
    [
      "the function in native code",
      error({ type: "E", stacktrace }, { platform: "native" }),
      "checkout",
    ],
    [
      "by the frame's own platform",
      error({ type: "E", stacktrace: { frames: [{ ...inApp, platform: "javascript" }] } }),
      "checkout(shop.pay)",
    ],
    [
      "the file without a module",
      error({ type: "E", stacktrace: { frames: [{ filename: "a.py", in_app: true }] } }),
      "a.py in ?",
    ],
    [
      "the page without a stack",
      error({ type: "E" }, { request: { url: "https://shop.example/" } }),
      "https://shop.example/",
    ],
    [
      "the page without a file",
      error({ type: "E", stacktrace: { frames: [{ function: "f" }] } }, { request: { url: "/p" } }),
      "/p",
    ],
    [
      "nothing of a synthetic one",
      error({ type: "E", stacktrace, mechanism: synthetic }, { request: { url: "/p" } }),
      "",
    ],
    [
      "the transaction of a synthetic one",
      error({ type: "E", mechanism: synthetic }, { transaction: "GET /" }),
      "GET /",
    ],
    ["nothing when nothing is known", event(), ""],
  ])("is %s", (_what, sent, culprit) => {
    expect(describe(sent).culprit).toBe(culprit);
  });

  test("has at most 200 characters", () => {
    const frame: Frame = { function: "f".repeat(300), module: "m", in_app: true };
    expect(describe(error({ type: "E", stacktrace: { frames: [frame] } })).culprit).toHaveLength(
      200,
    );
  });
});

group("a security report", () => {
  test.each<[csp: { [key: string]: string }, message: string, uri: string]>([
    [
      {
        effective_directive: "script-src",
        blocked_uri: "https://evil.example/x.js",
        document_uri: "https://shop.example/",
      },
      "Blocked 'script' from 'evil.example'",
      "evil.example",
    ],
    [
      {
        effective_directive: "img-src",
        blocked_uri: "https://shop.example/a.png",
        document_uri: "https://shop.example/p",
      },
      "Blocked 'image' from 'self'",
      "self",
    ],
    [
      { effective_directive: "img-src", blocked_uri: "data" },
      "Blocked 'image' from 'data'",
      "data",
    ],
    [
      { effective_directive: "img-src", blocked_uri: "blob:https://x" },
      "Blocked 'image' from 'blob'",
      "blob",
    ],
    [
      { effective_directive: "style-src-elem", blocked_uri: "inline" },
      "Blocked inline 'style'",
      "inline",
    ],
    [
      { effective_directive: "script-src", blocked_uri: "eval" },
      "Blocked unsafe (eval() or inline) 'script'",
      "eval",
    ],
    [
      { violated_directive: "script-src 'unsafe-inline'", effective_directive: "script-src" },
      "Blocked inline 'script'",
      "inline",
    ],
    [
      { effective_directive: "odd-src", blocked_uri: "https://a.example" },
      "Blocked 'odd-src' from 'a.example'",
      "a.example",
    ],
    [{}, "Blocked 'content' from 'self'", "self"],
  ])("%j", (csp, message, uri) => {
    const described = describe(event({ type: "csp", csp }));
    expect(described.title).toBe(message);
    expect(described.metadata).toMatchObject({ message, uri });
    expect(described.tags).toContainEqual(["blocked-uri", uri]);
  });
});

group("derived tags", () => {
  test("follow the sender's, in one order", () => {
    const sent = error(
      { type: "E", mechanism: { type: "onerror", handled: false } },
      {
        tags: [["area", "checkout"]],
        logger: "shop",
        environment: "production",
        release: "shop@1.0",
        dist: "b17",
        user: { id: "42", email: "kim@shop.example" },
        request: { url: "https://shop.example/pay" },
        server_name: "web-1",
        site: "eu",
        transaction: "GET /pay",
        contexts: {
          os: { name: "Linux", version: "6.1" },
          browser: { name: "Firefox" },
          runtime: { name: "node", version: "v24" },
          device: { model: "Pixel 8", family: "Pixel" },
        },
        sdk: { name: "sentry.python", version: "2.0.0" },
      },
    );
    expect(describe(sent).tags).toEqual([
      ["area", "checkout"],
      ["level", "error"],
      ["logger", "shop"],
      ["environment", "production"],
      ["release", "shop@1.0"],
      ["dist", "b17"],
      ["user", "id:42"],
      ["url", "https://shop.example/pay"],
      ["server_name", "web-1"],
      ["site", "eu"],
      ["transaction", "GET /pay"],
      ["handled", "no"],
      ["mechanism", "onerror"],
      ["os", "Linux 6.1"],
      ["os.name", "Linux"],
      ["browser", "Firefox"],
      ["browser.name", "Firefox"],
      ["runtime", "node v24"],
      ["runtime.name", "node"],
      ["device", "Pixel 8"],
      ["device.family", "Pixel"],
      ["sdk.name", "sentry.python"],
    ]);
    expect(sent.tags).toEqual([["area", "checkout"]]);
  });

  test("give way to the sender's", () => {
    const tags: [string, string][] = [
      ["level", "mine"],
      ["url", "mine"],
    ];
    const described = describe(event({ tags, request: { url: "/p" } }));
    expect(described.tags).toEqual(tags);
  });

  test("are short and of one line", () => {
    const described = describe(event({ request: { url: "u".repeat(300) }, logger: "a\n b" }));
    expect(described.tags).toContainEqual(["url", `${"u".repeat(197)}...`]);
    expect(described.tags).toContainEqual(["logger", "a b"]);
  });

  test.each([
    [{ id: "1", email: "e", username: "u", ip_address: "i" }, "id:1"],
    [{ email: "e", username: "u", ip_address: "i" }, "email:e"],
    [{ username: "u", ip_address: "i" }, "username:u"],
    [{ ip_address: "i" }, "ip:i"],
    [{ name: "n" }, undefined],
  ])("name the user %j %s", (user, tag) => {
    expect(new Map(describe(event({ user })).tags).get("user")).toBe(tag);
  });

  test.each([
    [[true, false], "no"],
    [[true], "yes"],
    [[undefined], undefined],
  ])("say of exceptions handled %j: %s", (handled, tag) => {
    const values = handled.map((flag) => ({
      type: "E",
      mechanism: { type: "generic", ...(flag === undefined ? {} : { handled: flag }) },
    }));
    expect(new Map(describe(event({ exception: { values } })).tags).get("handled")).toBe(tag);
  });
});

group("recorded events", () => {
  test.each([
    [
      "browser-11-click",
      "TypeError: Cannot read properties of undefined (reading 'amount')",
      "?(/assets/shop.js)",
      "/assets/shop.js",
    ],
    ["browser-11-message", "hello from the shop", "", "/assets/shop.js"],
    [
      "browser-11-rejection",
      "Object captured as promise rejection with keys: body, status",
      "",
      undefined,
    ],
    ["node-8-feedback", "User Feedback", "", undefined],
    [
      "node-8-request",
      "PaymentError: could not charge cart-9",
      "POST /pay",
      "/app/src/payment.cjs",
    ],
    [
      "node-8-uncaught",
      "TypeError: Cannot read properties of undefined (reading 'amount')",
      "charge(src:payment)",
      "/app/src/payment.cjs",
    ],
    ["node-10-aggregate", "AggregateError: both failed", "handle(server)", "/app/server.cjs"],
    [
      "node-10-non-error",
      "Object captured as exception with keys: code, reason",
      "",
      "/app/server.cjs",
    ],
    [
      "node-11-chained",
      "PaymentError: could not charge cart-9",
      "checkout(src:payment)",
      "/app/src/payment.cjs",
    ],
    ["node-11-message", "stock of a1 is low", "", "/app/server.cjs"],
  ])("%s reads %s", (name, title, culprit, location) => {
    const envelope = parseEnvelope(readFileSync(new URL(`${name}.envelope`, FIXTURES)));
    const payload = envelope.ok ? envelope.items[0]?.payload : undefined;
    const described = describe(
      normalize({
        organizationId: 1,
        projectId: 7,
        publicKey: "0123456789abcdef0123456789abcdef",
        eventId: "c0ffee00c0ffee00c0ffee00c0ffee01",
        payload: payload ?? new Uint8Array(),
        receivedAt: Date.UTC(2026, 10, 21, 1, 15),
        sentAt: null,
        clientAddress: null,
        client: null,
      }),
    );
    expect(described).toMatchObject({ title, culprit });
    expect(described.location).toBe(location);
  });
});
