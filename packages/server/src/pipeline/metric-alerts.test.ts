import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { MINUTE, openMetricWorld } from "./metric-world.fixture.ts";

const critical = (alertThreshold: number) => ({ label: "critical", alertThreshold });
const warning = (alertThreshold: number) => ({ label: "warning", alertThreshold });

describe.each(testEngines())("on %s", (engine) => {
  test("an alert opens, is over, and leaves a history", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert();
    await world.pass(2);
    await world.sendMany(5);
    await world.pass(1);
    expect(await world.changes(rule)).toEqual([]);
    await world.sendMany(1);
    await world.pass(1);
    expect(await world.changes(rule)).toEqual([[4, "1→20", 6]]);
    await world.pass(20);
    expect(await world.changes(rule)).toEqual([
      [4, "1→20", 6],
      [13, "20→2", 1],
    ]);
  });

  test("it goes by warning and critical, and comes back at the resolve threshold", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert({
      timeWindow: 1,
      triggers: [critical(10), warning(5)],
      resolveThreshold: 2,
    });
    await world.pass(1);
    for (const count of [6, 11, 7, 4, 3, 2]) {
      await world.sendMany(count);
      await world.pass(1);
    }
    expect(await world.changes(rule)).toEqual([
      [2, "1→10", 6],
      [3, "10→20", 11],
      [4, "20→10", 7],
      [7, "10→2", 2],
    ]);
  });

  test("late ticks make up for every minute, and repeat none", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert({ timeWindow: 1, triggers: [critical(2)] });
    await world.pass(1);
    // Nobody evaluates while these happen.
    for (const count of [3, 0, 0, 4, 0]) {
      await world.sendMany(count);
      world.clock.now += MINUTE;
    }
    await world.pass(200, world.another);
    const changes = [
      [2, "1→20", 3],
      [3, "20→2", 0],
      [5, "1→20", 4],
      [6, "20→2", 0],
    ];
    expect(await world.changes(rule)).toEqual(changes);
    await world.pass(0);
    expect(await world.changes(rule)).toEqual(changes);
  });

  test("a clock that was lost, or two processes at once, change nothing more", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert({ timeWindow: 1, triggers: [critical(2)] });
    await world.pass(1);
    await world.sendMany(3);
    world.clock.now += MINUTE;
    await Promise.all([world.pass(0), world.pass(0, world.another)]);
    await world.storage.db.updateTable("metric_clocks").set({ evaluated_at: 0 }).execute();
    await Promise.all([world.pass(0), world.pass(0, world.another)]);
    expect(await world.changes(rule)).toEqual([[2, "1→20", 3]]);
  });

  test("a clock that was wrong for a while holds up nothing afterwards", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert({ timeWindow: 1, triggers: [critical(2)] });
    await world.pass(1);
    const year = 365 * 1440;
    world.clock.now += year * MINUTE;
    await world.sendMany(1);
    await world.pass(0);
    world.clock.now -= year * MINUTE;
    await world.sendMany(3);
    await world.pass(1);
    expect(await world.changes(rule)).toEqual([[2, "1→20", 4]]);
    await world.pass(1);
    expect((await world.changes(rule)).slice(1)).toEqual([[3, "20→2", 0]]);
  });

  test("little is bad, once there is a whole window", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert({
      timeWindow: 5,
      thresholdType: 1,
      triggers: [critical(2), warning(4)],
    });
    await world.pass(6);
    expect(await world.changes(rule)).toEqual([[6, "1→20", 0]]);
    await world.sendMany(3);
    await world.pass(1);
    await world.sendMany(1);
    await world.pass(1);
    expect((await world.changes(rule)).slice(1)).toEqual([
      [7, "20→10", 3],
      [8, "10→2", 4],
    ]);
  });

  test("a change is measured in percent of the same time before", async () => {
    const world = await openMetricWorld(engine);
    const rise = await world.alert({
      timeWindow: 5,
      comparisonDelta: 15,
      triggers: [critical(50)],
    });
    const fall = await world.alert({
      timeWindow: 5,
      comparisonDelta: 15,
      thresholdType: 1,
      triggers: [critical(50)],
    });
    await world.pass(1);
    await world.sendMany(10);
    await world.pass(15);
    await world.sendMany(16);
    await world.pass(5);
    expect(await world.changes(rise)).toEqual([[21, "1→20", 60]]);
    await world.pass(15);
    // Sixteen then and none now; before that there was nothing to compare with.
    expect(await world.changes(fall)).toEqual([[32, "1→20", -100]]);
    expect(await world.changes(rise)).toEqual([
      [21, "1→20", 60],
      [22, "20→2", 0],
    ]);
  });

  test("users count once in any window", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert({
      aggregate: "count_unique(user)",
      timeWindow: 5,
      triggers: [critical(2)],
    });
    await world.pass(1);
    for (const id of ["1", "2", "1", "2", "1"]) {
      await world.send({ user: { id } }, { user: { id } }, { user: null });
      await world.pass(1);
    }
    expect(await world.changes(rule)).toEqual([]);
    await world.send({ user: { id: "3" } });
    await world.pass(1);
    expect(await world.changes(rule)).toEqual([[7, "1→20", 3]]);
    await world.pass(10);
    expect((await world.changes(rule)).slice(1)).toEqual([[10, "20→2", 2]]);
  });

  test("only what its query and environment say is counted", async () => {
    const world = await openMetricWorld(engine);
    const rule = await world.alert({
      query: "level:error browser:Fire* !release:1.0 user.id:7",
      environment: "production",
      timeWindow: 1,
      triggers: [critical(0)],
    });
    const fitting = {
      level: "error",
      environment: "production",
      release: "2.0",
      tags: { browser: "Firefox" },
      user: { id: "7" },
    };
    await world.pass(1);
    for (const wrong of [
      { level: "warning" },
      { environment: "staging" },
      { release: "1.0" },
      { tags: { browser: "Chrome" } },
      { user: { id: "8" } },
    ]) {
      await world.send({ ...fitting, ...wrong });
    }
    await world.pass(1);
    expect(await world.changes(rule)).toEqual([]);
    await world.send(fitting);
    await world.pass(1);
    expect(await world.changes(rule)).toEqual([[3, "1→20", 1]]);
  });
});
