import { expect, test } from "vitest";
import { countWindows, drawChart } from "./chart.ts";

const MINUTE = 60_000;
const at = (minute: number) => minute * MINUTE;
const span = (since: number, until: number) => ({ since: at(since), until: at(until) });

test("what happened in a minute is in the windows that end after it, for as long as they are", () => {
  const amounts = [
    { at: at(-3), amount: 7 },
    { at: at(0), amount: 2 },
    { at: at(2), amount: 1 },
  ];
  const counts = countWindows({ kind: "amounts", amounts }, at(3), span(0, 7));
  expect(counts).toEqual([7, 2, 2, 3, 1, 1, 0, 0]);
});

test("a user who stays is one in every window until so long after they were last seen", () => {
  const stays = [
    { user: "kim", firstAt: at(-9), lastAt: at(1) },
    { user: "lee", firstAt: at(1), lastAt: at(1) },
    { user: "sam", firstAt: at(5), lastAt: at(6) },
  ];
  expect(countWindows({ kind: "stays", stays }, at(2), span(0, 9))).toEqual([
    1, 1, 2, 2, 0, 0, 1, 1, 1, 0,
  ]);
});

const measure = { windowMs: at(1), comparisonMs: null, isBelow: false };
const thresholds = { ...measure, criticalAt: 5, warningAt: null, resolveAt: null };

test("a chart says when a rule would have come to stand how", () => {
  const amounts = [
    { at: at(1), amount: 6 },
    { at: at(4), amount: 9 },
  ];
  const chart = drawChart({ kind: "amounts", amounts }, measure, thresholds, span(0, 6));
  expect(chart.stepMs).toBe(MINUTE);
  expect(chart.points.map(({ value }) => value)).toEqual([0, 0, 6, 0, 0, 9, 0]);
  expect(chart.transitions).toEqual([
    { at: at(2), state: "critical", value: 6 },
    { at: at(3), state: "ok", value: 0 },
    { at: at(5), state: "critical", value: 9 },
    { at: at(6), state: "ok", value: 0 },
  ]);
});

test("a change is compared with what was before the span", () => {
  const amounts = [
    { at: at(-2), amount: 4 },
    { at: at(0), amount: 6 },
  ];
  const percent = { ...measure, comparisonMs: at(2) };
  const chart = drawChart({ kind: "amounts", amounts }, percent, null, span(0, 3));
  expect(chart.points.map(({ value, count }) => [value, count])).toEqual([
    [0, 0],
    [50, 6],
    [0, 0],
    [-100, 0],
  ]);
  expect(chart.transitions).toEqual([]);
});

test("a long span has few points, each the worst of its step", () => {
  const amounts = [{ at: at(61), amount: 8 }];
  const week = span(0, 7 * 1440);
  const chart = drawChart({ kind: "amounts", amounts }, measure, null, week);
  expect(chart.stepMs).toBe(30 * MINUTE);
  expect(chart.points).toHaveLength(337);
  expect(chart.points.filter(({ value }) => value > 0)).toEqual([
    { at: at(90), value: 8, count: 8 },
  ]);
});
