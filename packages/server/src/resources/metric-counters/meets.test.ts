import { expect, test } from "vitest";
import { compileSeries } from "./compile.ts";
import { meets } from "./meets.ts";
import type { MetricTerm, Series, Subject } from "./model.ts";

const SUBJECT: Subject = {
  environment: "production",
  level: "error",
  type: "error",
  platform: "node",
  title: "TypeError: The basket has no total",
  culprit: "checkout.step11",
  location: "/srv/shop/step11.js",
  words: ["The basket has no total", "step11"],
  tags: [
    ["browser", "Firefox 140"],
    ["release", "shop@1.4.2"],
    ["browser", "twice"],
  ],
  isUnhandled: true,
  user: { id: "7", email: "ada@acme.example", username: null, ip: null },
};

const exact = (value: string) => ({ kind: "exact", value }) as const;
const like = (text: string) => ({ kind: "like", like: text }) as const;
const yes = (term: object) => ({ ...term, negated: false }) as MetricTerm;

test.each<[MetricTerm, boolean]>([
  [yes({ kind: "level", levels: ["warning", "error"] }), true],
  [yes({ kind: "level", levels: ["fatal"] }), false],
  [yes({ kind: "unhandled" }), true],
  [yes({ kind: "issue-type", types: ["error"] }), true],
  [yes({ kind: "issue-type", types: ["feedback"] }), false],
  [yes({ kind: "error" }), true],
  [yes({ kind: "text-field", field: "platform", patterns: [exact("node")] }), true],
  [yes({ kind: "text-field", field: "platform", patterns: [exact("nod")] }), false],
  [yes({ kind: "text-field", field: "title", patterns: [like("%BASKET%")] }), true],
  [yes({ kind: "text-field", field: "title", patterns: [like("basket%")] }), false],
  [yes({ kind: "text-field", field: "culprit", patterns: [like("checkout!%%")] }), false],
  [yes({ kind: "tag", key: "browser", patterns: [like("firefox%")] }), true],
  [yes({ kind: "tag", key: "browser", patterns: [exact("Chrome"), exact("twice")] }), true],
  [yes({ kind: "tag", key: "os", patterns: [exact("Linux")] }), false],
  [yes({ kind: "has-tag", key: "release" }), true],
  [yes({ kind: "has-tag", key: "dist" }), false],
  [yes({ kind: "user", field: "id", patterns: [exact("7")] }), true],
  [yes({ kind: "user", field: "email", patterns: [like("%@acme.example")] }), true],
  [yes({ kind: "user", field: "username", patterns: [like("%")] }), false],
  [yes({ kind: "has-user", field: "email" }), true],
  [yes({ kind: "has-user", field: "ip" }), false],
  [yes({ kind: "text", patterns: [exact("no total"), exact("STEP11")] }), true],
  [yes({ kind: "text", patterns: [exact("no total"), exact("garden")] }), false],
  [yes({ kind: "text", patterns: [like("basket%total")] }), true],
])("%j holds: %s, and its opposite does not", (term, holds) => {
  const series = (terms: MetricTerm[]) => ({ environment: null, terms });
  expect(meets(SUBJECT, series([term]))).toBe(holds);
  expect(meets(SUBJECT, series([{ ...term, negated: true }]))).toBe(!holds);
});

test("an environment is the subject's, or any", () => {
  expect(meets(SUBJECT, { environment: "production", terms: [] })).toBe(true);
  expect(meets(SUBJECT, { environment: "staging", terms: [] })).toBe(false);
  const nowhere = { ...SUBJECT, environment: null };
  expect(meets(nowhere, { environment: "production", terms: [] })).toBe(false);
  expect(meets(nowhere, { environment: null, terms: [] })).toBe(true);
});

test("arranged, they find the same as looked at one by one", () => {
  const kinds: Pick<Series, "environment" | "terms">[] = [
    { environment: null, terms: [] },
    { environment: "production", terms: [] },
    { environment: "staging", terms: [] },
    { environment: null, terms: [yes({ kind: "level", levels: ["error"] })] },
    { environment: null, terms: [yes({ kind: "level", levels: ["error", "fatal"] })] },
    {
      environment: null,
      terms: [yes({ kind: "tag", key: "browser", patterns: [exact("twice")] })],
    },
    { environment: null, terms: [yes({ kind: "tag", key: "browser", patterns: [exact("x")] })] },
    {
      environment: "production",
      terms: [yes({ kind: "tag", key: "browser", patterns: [like("fire%")] })],
    },
    {
      environment: null,
      terms: [{ kind: "tag", key: "browser", patterns: [exact("x")], negated: true }],
    },
  ];
  const all = kinds.map((kind, at): Series => ({
    id: at,
    projectId: 1,
    kind: "events",
    windowMs: 0,
    ...kind,
  }));
  const found = compileSeries(all).find(SUBJECT);
  const expected = all.filter((series) => meets(SUBJECT, series));
  expect(found.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(expected.map(({ id }) => id));
  expect(expected).toHaveLength(7);
});
