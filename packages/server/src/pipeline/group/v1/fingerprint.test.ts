import { describe, expect, test } from "vitest";
import type { EventPayload } from "../../seams.ts";
import { errorOf, eventOf, frameOf, tell } from "../canonical-event.fixture.ts";
import { group } from "../index.ts";

describe("the sender's fingerprint", () => {
  const event = errorOf({
    type: "E",
    stacktrace: { frames: [frameOf("main", false), frameOf("pay")] },
  });
  const plain = group(event).hashes;

  test.each<[string, string[]]>([
    ["an empty list", []],
    ["the default alone", ["{{ default }}"]],
    ["the default in its other spelling", ["{{default}}"]],
    ["the default twice", ["{{ default }}", "{{default}}"]],
  ])("%s changes nothing", (_name, fingerprint) => {
    expect(group({ ...event, fingerprint }).hashes).toEqual(plain);
  });

  test("without the default decides alone", () => {
    const custom = { ...event, fingerprint: ["db", "timeout"] };
    expect(tell(custom)).toEqual([
      {
        kind: "custom",
        hybrid: false,
        components: [
          ["fingerprint", "db"],
          ["fingerprint", "timeout"],
        ],
      },
    ]);
    const other = eventOf({ logentry: { formatted: "x" }, fingerprint: ["db", "timeout"] });
    expect(group(other).hashes).toEqual(group(custom).hashes);
  });

  test("with the default salts every variant", () => {
    const hybrid = tell({ ...event, fingerprint: ["eu", "{{default}}"] });
    expect(hybrid.map(({ kind }) => kind)).toEqual(["app", "system"]);
    for (const variant of hybrid) {
      expect(variant.hybrid).toBe(true);
      expect(variant.components.slice(0, 3)).toEqual([
        ["fingerprint", "eu"],
        ["fingerprint", "{{ default }}"],
        ["type", "E"],
      ]);
    }
    const hashes = group({ ...event, fingerprint: ["eu", "{{ default }}"] }).hashes;
    expect(hashes.some((hash) => plain.includes(hash))).toBe(false);
  });

  const told: Partial<EventPayload> = {
    transaction: "POST /pay",
    logger: "shop.pay",
    level: "fatal",
    logentry: { message: "card %s refused", formatted: "card 7 refused" },
    tags: [["region", "eu"]],
    exception: {
      values: [
        {
          type: "PaymentError",
          value: "card refused",
          stacktrace: {
            frames: [
              { function: "main", module: "lib.main", in_app: false },
              {
                function: "pay",
                module: "shop.pay",
                abs_path: "/srv/shop/pay.py",
                filename: "shop/pay.py",
                package: "shop",
                in_app: true,
              },
              { function: "send", module: "lib.http", in_app: false },
            ],
          },
        },
      ],
    },
  };

  test.each([
    ["{{ transaction }}", "POST /pay", "<no-transaction>"],
    ["{{ message }}", "card 7 refused", "<no-message>"],
    ["{{ type }}", "PaymentError", "<no-type>"],
    ["{{ error.type }}", "PaymentError", "<no-type>"],
    ["{{ value }}", "card refused", "<no-value>"],
    ["{{ error.value }}", "card refused", "<no-value>"],
    ["{{ function }}", "pay", "<no-function>"],
    ["{{ stack.function }}", "pay", "<no-function>"],
    ["{{ module }}", "shop.pay", "<no-module>"],
    ["{{ stack.module }}", "shop.pay", "<no-module>"],
    ["{{ path }}", "/srv/shop/pay.py", "<no-abs-path>"],
    ["{{ stack.abs_path }}", "/srv/shop/pay.py", "<no-abs-path>"],
    ["{{ stack.filename }}", "shop/pay.py", "<no-filename>"],
    ["{{ package }}", "shop", "<no-package>"],
    ["{{ level }}", "fatal", "error"],
    ["{{ logger }}", "shop.pay", "<no-logger>"],
    ["{{ tags.region }}", "eu", "<no-value-for-tag-region>"],
    ["{{transaction}}", "POST /pay", "<no-transaction>"],
    ["at {{ transaction }}!", "at POST /pay!", "at <no-transaction>!"],
    ["{{ unheard-of }}", "{{ unheard-of }}", "{{ unheard-of }}"],
    ["plain", "plain", "plain"],
  ])("%s becomes %j, or %j when the event does not say", (entry, value, missing) => {
    expect(tell(eventOf({ ...told, fingerprint: [entry] }))[0]?.components).toEqual([
      ["fingerprint", value],
    ]);
    expect(tell(eventOf({ fingerprint: [entry] }))[0]?.components).toEqual([
      ["fingerprint", missing],
    ]);
  });

  test("{{ message }} of an event without one is the last exception's text", () => {
    const event = {
      ...errorOf({ value: "first" }, { value: "last" }),
      fingerprint: ["{{ message }}"],
    };
    expect(tell(event)[0]?.components).toEqual([["fingerprint", "last"]]);
  });

  test("variables speak of the exception the sender named as the main one", () => {
    const event = errorOf(
      { type: "Main", mechanism: { type: "generic", exception_id: 1 } },
      { type: "Wrapper", mechanism: { type: "generic", exception_id: 0 } },
    );
    const named = { ...event, fingerprint: ["{{ type }}"] };
    named.exception = { values: event.exception?.values ?? [], main_exception_id: 1 };
    expect(tell(named)[0]?.components).toEqual([["fingerprint", "Main"]]);
  });
});
