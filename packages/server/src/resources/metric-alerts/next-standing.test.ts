import { describe, expect, test } from "vitest";
import type { Standing, Thresholds } from "./model.ts";
import { judge, nextStanding, type Verdict } from "./next-standing.ts";

const ABOVE: Thresholds = {
  comparisonMs: null,
  isBelow: false,
  criticalAt: 100,
  warningAt: 50,
  resolveAt: null,
};
const BELOW: Thresholds = { ...ABOVE, isBelow: true, criticalAt: 10, warningAt: 20 };
const HYSTERESIS = { ...ABOVE, resolveAt: 20 };
const RISE = { ...ABOVE, comparisonMs: 3_600_000 };
const FALL = { ...RISE, isBelow: true, criticalAt: 80, warningAt: 40 };

describe("a value", () => {
  test.each<[string, Thresholds, [value: number, verdict: Verdict][]]>([
    [
      "of which much is bad",
      ABOVE,
      [
        [0, "ok"],
        [50, "ok"],
        [50.1, "warning"],
        [100, "warning"],
        [101, "critical"],
      ],
    ],
    [
      "without a warning threshold",
      { ...ABOVE, warningAt: null },
      [
        [100, "ok"],
        [101, "critical"],
      ],
    ],
    [
      "with a resolve threshold",
      HYSTERESIS,
      [
        [20, "ok"],
        [21, "between"],
        [50, "between"],
        [51, "warning"],
        [101, "critical"],
      ],
    ],
    [
      "that resolves at nothing",
      { ...ABOVE, warningAt: null, criticalAt: 0, resolveAt: 0 },
      [
        [0, "ok"],
        [1, "critical"],
      ],
    ],
    [
      "of which little is bad",
      BELOW,
      [
        [0, "critical"],
        [9, "critical"],
        [10, "warning"],
        [19, "warning"],
        [20, "ok"],
        [1000, "ok"],
      ],
    ],
    [
      "of which little is bad, with a resolve threshold",
      { ...BELOW, resolveAt: 30 },
      [
        [19, "warning"],
        [20, "between"],
        [29, "between"],
        [30, "ok"],
      ],
    ],
    [
      "that must not rise by so many percent",
      RISE,
      [
        [-90, "ok"],
        [0, "ok"],
        [50, "ok"],
        [51, "warning"],
        [100, "warning"],
        [101, "critical"],
      ],
    ],
    [
      "that must not fall by so many percent",
      FALL,
      [
        [300, "ok"],
        [0, "ok"],
        [-40, "ok"],
        [-41, "warning"],
        [-80, "warning"],
        [-81, "critical"],
      ],
    ],
    [
      "that must not fall, with a resolve threshold",
      { ...FALL, resolveAt: 10 },
      [
        [-10, "ok"],
        [-11, "between"],
        [-41, "warning"],
      ],
    ],
  ])("%s", (_name, thresholds, table) => {
    expect(table.map(([value]) => [value, judge(thresholds, value)])).toEqual(table);
  });
});

const standing = (state: Standing["state"], hushed: Standing["hushed"] = null): Standing => ({
  state,
  hushed,
});

describe("a rule that stands", () => {
  test.each<[Standing, Verdict, Standing]>([
    [standing("ok"), "ok", standing("ok")],
    [standing("ok"), "between", standing("ok")],
    [standing("ok"), "warning", standing("warning")],
    [standing("ok"), "critical", standing("critical")],
    [standing("warning"), "critical", standing("critical")],
    [standing("warning"), "between", standing("warning")],
    [standing("warning"), "ok", standing("ok")],
    [standing("critical"), "warning", standing("warning")],
    [standing("critical"), "between", standing("critical")],
    [standing("critical"), "ok", standing("ok")],
    [standing("open"), "between", standing("open")],
    [standing("open"), "warning", standing("warning")],
    [standing("open"), "critical", standing("critical")],
    [standing("open"), "ok", standing("ok")],
    // Closed by hand: no more than that is news until it has been ok.
    [standing("ok", "critical"), "critical", standing("ok", "critical")],
    [standing("ok", "critical"), "warning", standing("ok", "critical")],
    [standing("ok", "critical"), "between", standing("ok", "critical")],
    [standing("ok", "critical"), "ok", standing("ok")],
    [standing("ok", "warning"), "warning", standing("ok", "warning")],
    [standing("ok", "warning"), "critical", standing("critical")],
  ])("%j and measures %s stands %j, also when it looks twice", (before, verdict, after) => {
    const once = nextStanding(before, verdict);
    expect(once).toEqual(after);
    expect(nextStanding(once, verdict)).toBe(once);
  });
});
