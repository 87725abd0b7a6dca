import type { Monitor } from "@vedette/contract";
import { expect, test } from "vitest";
import { toChoices, toConfig } from "./monitor-choices.ts";

const config = {
  schedule_type: "interval",
  schedule: [2, "week"],
  timezone: "Europe/Berlin",
  checkin_margin: 7,
  max_runtime: 60,
  failure_issue_threshold: 2,
  recovery_threshold: 3,
} as const;

test("a monitor that is not changed is told as it is", () => {
  for (const schedule of [["interval", [2, "week"]] as const, ["crontab", "5 4 * * *"] as const]) {
    const own = { ...config, schedule_type: schedule[0], schedule: schedule[1] };
    const monitor = { name: "Nightly", project: { slug: "shop" }, config: own } as unknown;
    expect(toConfig(toChoices(monitor as Monitor))).toEqual(own);
  }
});

test("a new one begins with what most jobs are like", () => {
  expect(toConfig(toChoices(undefined))).toMatchObject({
    schedule_type: "crontab",
    schedule: "0 3 * * *",
    checkin_margin: 5,
    failure_issue_threshold: 1,
  });
});

test("the schedule is that of the kind that is chosen", () => {
  const chosen = { ...toChoices(undefined), type: "interval", amount: 10, unit: "minute" } as const;
  expect(toConfig(chosen)).toMatchObject({
    schedule_type: "interval",
    schedule: [10, "minute"],
  });
});
