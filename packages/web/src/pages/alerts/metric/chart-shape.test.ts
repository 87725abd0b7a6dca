import { expect, test } from "vitest";
import { alarmsOf, alarmWords, linesOf, rangeOf } from "./chart-shape.ts";

const at = (minute: number) => new Date(minute * 60_000).toISOString();
const series = {
  start: at(0),
  end: at(60),
  interval: 60,
  data: [],
  counts: [],
  transitions: [
    { date: at(5), state: "warning", value: 60 },
    { date: at(7), state: "critical", value: 120 },
    { date: at(12), state: "ok", value: 3 },
    { date: at(50), state: "critical", value: 130 },
  ],
} as const;

test("alarms reach from one change to the next, and the last to the end", () => {
  expect(
    alarmsOf({ ...series, transitions: [...series.transitions], data: [], counts: [] }),
  ).toEqual([
    { state: "warning", from: 300, until: 420 },
    { state: "critical", from: 420, until: 720 },
    { state: "critical", from: 3000, until: 3600 },
  ]);
});

test("an alarm that becomes worse is one that fired once", () => {
  expect(alarmWords([])).toBe("It would not have fired.");
  const worse = [
    { state: "warning", from: 300, until: 420 },
    { state: "critical", from: 420, until: 720 },
  ] as const;
  expect(alarmWords(worse)).toBe("It would have fired once.");
  expect(alarmWords([...worse, { state: "open", from: 900, until: 960 }])).toBe(
    "It would have fired 2 times.",
  );
});

test("a fall in percent is drawn under nothing, a number to fall below as it is", () => {
  const bounds = { critical: 50, warning: null, resolve: 10, isBelow: true };
  expect(linesOf({ ...bounds, isChange: true })).toEqual([
    { label: "critical", y: -50 },
    { label: "resolve", y: -10 },
  ]);
  expect(linesOf({ ...bounds, isChange: false }).map(({ y }) => y)).toEqual([50, 10]);
});

test("the range holds all values and thresholds, and nothing", () => {
  expect(rangeOf([], [])).toEqual([0, 1.08]);
  expect(rangeOf([[60, 20]], [{ label: "critical", y: 100 }])).toEqual([0, 108]);
  expect(rangeOf([[60, -100]], [{ label: "critical", y: 100 }])).toEqual([-116, 116]);
});
