import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject, NormalizedEvent, ProjectRules } from "../seams.ts";
import { DEFAULT_RULES, eventOf } from "./canonical-event.fixture.ts";
import { scrub } from "./index.ts";

const RULES: ProjectRules = {
  ...DEFAULT_RULES,
  scrubIpAddresses: true,
  sensitiveFields: ["pesel"],
};

/** What must not be found in what a project keeps: each shows by its form, wherever it stands. */
const SECRETS = {
  card: "4111111111111111",
  groupedCard: "5555-5555-5555-4444",
  iban: "DE89370400440532013000",
  ssn: "123-45-6789",
  key: "MIIEpAIBAAKCAQEA7bqz",
  bearer: "eyJhbGciOi.JIUzI1NiJ9",
  urlPassword: "hunter2hunter2",
  address: "203.0.113.77",
};

const formOf: Record<keyof typeof SECRETS, string> = {
  card: SECRETS.card,
  groupedCard: SECRETS.groupedCard,
  iban: SECRETS.iban,
  ssn: SECRETS.ssn,
  key: `-----BEGIN RSA PRIVATE KEY-----\n${SECRETS.key}\n-----END RSA PRIVATE KEY-----`,
  bearer: `Bearer ${SECRETS.bearer}`,
  urlPassword: `postgres://app:${SECRETS.urlPassword}@db.example.com/shop`,
  address: SECRETS.address,
};

const filler = fc.constantFrom(
  "",
  " ",
  "order of ",
  "paid: ",
  "(",
  " x=1 ",
  "ü ",
  "\n",
  '"',
  "now, ",
);
const planted = fc
  .tuple(
    filler,
    fc.constantFrom(...Object.values(formOf)),
    fc.constantFrom("", " ", ", ok", ")", "\n", '"'),
  )
  .map((parts) => parts.join(""));

const harmless = fc.constantFrom(
  "red",
  "eu-west-1",
  "GET",
  "order lost",
  "https://h.example/a/b",
  "v1.2",
  "7",
);
const name = fc.constantFrom("a", "b", "color", "region", "note", "items");
const secretName = fc.constantFrom(
  "password",
  "user_password",
  "API-KEY",
  "otp",
  "pesel",
  "accessToken",
);
const HIDDEN = "s3cr3t-by-name";

function treeOf(
  text: fc.Arbitrary<string>,
  named: fc.Arbitrary<[string, Json]>,
): fc.Arbitrary<JsonObject> {
  const leaf = fc.oneof(
    text,
    fc.integer({ min: -1000, max: 1000 }),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(name, tie("value"), { maxKeys: 3 }),
    ),
  }));
  return fc
    .tuple(fc.dictionary(name, value, { maxKeys: 3 }), fc.array(named, { maxLength: 2 }))
    .map(([tree, more]) => ({ ...tree, ...Object.fromEntries(more) }));
}

/** An event with texts and named values in every place that may hold data. */
function eventWith(text: fc.Arbitrary<string>, named: fc.Arbitrary<[string, Json]>) {
  const tree = treeOf(text, named);
  const pairs = fc.array(fc.tuple(name, text), { maxLength: 3 });
  return fc
    .record({
      one: text,
      two: text,
      three: text,
      tree,
      other: tree,
      more: tree,
      pairs,
      some: pairs,
    })
    .map(({ one, two, three, tree, other, more, pairs, some }): NormalizedEvent =>
      eventOf({
        transaction: one,
        culprit: two,
        server_name: three,
        fingerprint: [one, "{{ default }}"],
        tags: pairs,
        logentry: { formatted: one, message: two, params: [three, tree] },
        exception: {
          values: [
            {
              type: "E",
              value: three,
              mechanism: { type: "generic", description: one, data: tree },
              stacktrace: {
                frames: [
                  { vars: other, context_line: one, pre_context: [two], post_context: [three] },
                ],
              },
            },
          ],
        },
        threads: { values: [{ name: two, stacktrace: { frames: [{ vars: more }] } }] },
        breadcrumbs: { values: [{ message: two, data: more }] },
        request: {
          url: one,
          fragment: two,
          query_string: pairs,
          cookies: some,
          headers: some,
          env: other,
          data: three,
        },
        user: { ...tree, id: one },
        contexts: { app: other, feedback: { message: two } },
        extra: more,
        csp: { blocked_uri: one },
        template: { context_line: two },
      }),
    );
}

const secretEvent = eventWith(
  fc.oneof(planted, harmless),
  fc.tuple(secretName, fc.constantFrom<Json>(HIDDEN, [HIDDEN], { a: HIDDEN })),
);
const harmlessEvent = eventWith(harmless, fc.tuple(name, harmless));

test("no secret survives anywhere", () => {
  fc.assert(
    fc.property(secretEvent, (event) => {
      const text = JSON.stringify(scrub(structuredClone(event), RULES));
      for (const secret of [...Object.values(SECRETS), HIDDEN]) expect(text).not.toContain(secret);
    }),
    { numRuns: 500 },
  );
});

test("scrubbing what is scrubbed changes nothing", () => {
  fc.assert(
    fc.property(secretEvent, (event) => {
      const once = scrub(structuredClone(event), RULES);
      expect(scrub(structuredClone(once), RULES)).toEqual(once);
    }),
    { numRuns: 500 },
  );
});

test("an event without secrets stays as it is", () => {
  fc.assert(
    fc.property(harmlessEvent, (event) => {
      expect(scrub(structuredClone(event), RULES)).toEqual(event);
    }),
  );
});

test("every note points at a place, and says where in its text something was replaced", () => {
  fc.assert(
    fc.property(secretEvent, (event) => {
      const result = scrub(structuredClone(event), RULES);
      for (const { value, rule, start, end } of remarksOf(result["_meta"] ?? {}, result)) {
        expect(typeof value).toBe("string");
        const text = String(value).slice(start, end);
        expect(text).toBe(rule.endsWith(":replace") ? REPLACED.get(rule) : "[Filtered]");
      }
    }),
  );
});

test("whatever the texts are, it ends and stays the same the second time", () => {
  const odd = fc.oneof(fc.string(), fc.string({ unit: "binary" }), planted);
  fc.assert(
    fc.property(eventWith(odd, fc.tuple(fc.string(), odd)), (event) => {
      const once = scrub(structuredClone(event), RULES);
      expect(scrub(structuredClone(once), RULES)).toEqual(once);
    }),
  );
});

const REPLACED = new Map([
  ["@creditcard:replace", "[creditcard]"],
  ["@iban:replace", "[iban]"],
  ["@usssn:replace", "[us-ssn]"],
  ["@bearer:replace", "Bearer [token]"],
  ["@email:replace", "[email]"],
  ["@ip:replace", "[ip]"],
]);

interface Remark {
  value: unknown;
  rule: string;
  start: number;
  end: number;
}

/** Every remark about a part of a text, with the value that stands at its place. */
function remarksOf(meta: JsonObject, value: unknown): Remark[] {
  return Object.entries(meta).flatMap(([key, inner]): Remark[] => {
    if (key !== "") return remarksOf(inner as JsonObject, (value as Record<string, unknown>)[key]);
    const remarks = (inner as JsonObject)["rem"] as [string, string, number, number][];
    return remarks.map(([rule, , start, end]) => ({ value, rule, start, end }));
  });
}
