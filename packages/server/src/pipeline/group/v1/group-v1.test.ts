import { describe, expect, test } from "vitest";
import type { EventPayload } from "../../seams.ts";
import {
  app,
  errorOf,
  eventOf,
  frameOf,
  pairsOf,
  tell,
  type Told,
} from "../canonical-event.fixture.ts";
import { group } from "../index.ts";

describe("hashes", () => {
  test("are those of the variants, in their order", () => {
    const grouping = group(
      errorOf({ type: "E", stacktrace: { frames: [frameOf("main", false), frameOf("pay")] } }),
    );
    expect(grouping.version).toBe("v1");
    expect(grouping.hashes).toEqual(grouping.variants.map(({ hash }) => hash));
    expect(grouping.hashes).toHaveLength(2);
  });

  test("are the MD5 of every component's name and value, each ended by a NUL", () => {
    const event = eventOf({ logentry: { formatted: "cart is empty" } });
    // printf 'message\0cart is empty\0' | md5sum
    expect(group(event).hashes).toEqual(["ccda0ec9a01c6a3c305a2008bc3befc2"]);
  });

  test("never change: these were computed once and stored with issues", () => {
    const event = errorOf(
      { type: "KeyError", value: "'id'", stacktrace: { frames: [frameOf("load", false)] } },
      {
        type: "PaymentError",
        value: "card 7 refused",
        stacktrace: { frames: [frameOf("main", false), frameOf("pay")] },
      },
    );
    expect(group(event).hashes).toEqual([
      "f8eb56ef30f6f88522b04c3637706ccc",
      "35d0f3fcfe8da82c85efafa157b61c76",
    ]);
    expect(group({ ...event, fingerprint: ["{{ default }}", "eu"] }).hashes).toEqual([
      "b60278eed49c84a1e58952db5726023a",
      "60bde2694898c7e2a4f96a2aafe6b51d",
    ]);
    expect(group({ ...event, fingerprint: ["payments"] }).hashes).toEqual([
      "174e4fc5b6211dd75adc43714ba1e849",
    ]);
  });
});

describe("checksum", () => {
  test("wins over everything, in lower case", () => {
    const checksum = "ABCDEF0123456789ABCDEF0123456789";
    const event = { ...errorOf({ type: "E" }), checksum, fingerprint: ["mine"] };
    expect(group(event).hashes).toEqual([checksum.toLowerCase()]);
    expect(tell(event)).toEqual([
      { kind: "checksum", hybrid: false, components: [["checksum", checksum.toLowerCase()]] },
    ]);
  });

  test("counts only when it is 32 hex characters", () => {
    expect(tell(eventOf({ checksum: "short" }))[0]?.kind).toBe("fallback");
  });
});

describe("the first that has something to say decides", () => {
  const stacktrace = { frames: [frameOf("pay")] };
  const everything = eventOf({
    exception: { values: [{ type: "E", stacktrace }] },
    threads: { values: [{ id: 1, stacktrace: { frames: [frameOf("run")] } }] },
    stacktrace: { frames: [frameOf("top")] },
    template: { filename: "/srv/pages/Cart.html", context_line: " {{ cart }} " },
    csp: { effective_directive: "img-src", blocked_uri: "https://evil.example/x.png" },
    logentry: { formatted: "no cart" },
  });

  const order: [string, keyof EventPayload, Told[]][] = [
    ["exceptions", "exception", [app([["type", "E"], ...pairsOf("pay")])]],
    ["the only thread", "threads", [app(pairsOf("run"))]],
    ["the event's own stack", "stacktrace", [app(pairsOf("top"))]],
    [
      "a template",
      "template",
      [
        {
          kind: "template",
          hybrid: false,
          components: [
            ["filename", "cart.html"],
            ["context_line", "{{ cart }}"],
          ],
        },
      ],
    ],
    [
      "a browser's security report",
      "csp",
      [
        {
          kind: "csp",
          hybrid: false,
          components: [
            ["directive", "img-src"],
            ["blocked", "evil.example"],
          ],
        },
      ],
    ],
    [
      "a message",
      "logentry",
      [{ kind: "message", hybrid: false, components: [["message", "no cart"]] }],
    ],
  ];

  test.each(order.map(([says, , told], at) => ({ says, told, at })))("$says", ({ told, at }) => {
    const event = { ...everything };
    for (const [, field] of order.slice(0, at)) delete event[field];
    expect(tell(event)).toEqual(told);
  });

  test("nothing said: all such events are one issue", () => {
    const event = eventOf();
    expect(tell(event)).toEqual([
      { kind: "fallback", hybrid: false, components: [["fallback", ""]] },
    ]);
    expect(group(eventOf({ platform: "go", logentry: { formatted: " \n " } })).hashes).toEqual(
      group(event).hashes,
    );
  });

  test("several threads with stacks say nothing, one of several does", () => {
    const first = { id: 1, stacktrace: { frames: [frameOf("a")] } };
    const second = { id: 2, stacktrace: { frames: [frameOf("b")] } };
    expect(tell(eventOf({ threads: { values: [first, second] } }))[0]?.kind).toBe("fallback");
    expect(tell(eventOf({ threads: { values: [first, { id: 2 }] } }))).toEqual([app(pairsOf("a"))]);
  });

  test("an exception that says nothing leaves the word to the message", () => {
    const event = {
      ...errorOf({ mechanism: { type: "generic" } }),
      logentry: { formatted: "hello" },
    };
    expect(tell(event)[0]?.kind).toBe("message");
  });
});
