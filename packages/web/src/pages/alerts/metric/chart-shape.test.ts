import { expect, test } from "vitest";
import { alarmsOf, alarmWords, linesOf, ticksOf } from "./chart-shape.ts";

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

test.each([
  [[], [], [0, 1]],
  [[7], [5, 10, 30], [0, 10, 20, 30]],
  [[1234], [], [0, 500, 1000, 1500]],
  [[-90], [100], [-100, -50, 0, 50, 100]],
])("values %j and thresholds %j are shown over %j", (values, bounds, ticks) => {
  const data = values.map((value): [number, number] => [60, value]);
  const lines = bounds.map((y) => ({ label: "critical", y }) as const);
  expect(ticksOf(data, lines)).toEqual(ticks);
});
