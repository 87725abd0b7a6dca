import { describe, expect, test } from "vitest";
import {
  createTestDatabase,
  type EngineName,
  openTestStorage,
  testEngines,
} from "@vedette/testkit";
import {
  hasDueMonitors,
  makeFailureEvents,
  readCheckIn,
  recordCheckIns,
  sweepMonitors,
} from "./index.ts";
import type { JsonObject } from "../../protocol/index.ts";
import { selectCheckIns } from "./store-check-ins.ts";
import { findMonitor } from "./store.ts";

const minute = 60_000;
const start = Date.UTC(2030, 0, 7, 8, 0);
const hourly = {
  schedule: { type: "crontab", value: "0 * * * *" },
  checkin_margin: 5,
  max_runtime: 10,
};

/** One project's monitor `nightly`, a clock that stands still, and what is said of its failures. */
async function startWorld(engine: EngineName) {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const clock = { now: start };
  const instance = { storage, now: () => clock.now };
  return {
    clock,
    storage,
    async report(sent: JsonObject) {
      const from = { organizationId: 1, projectId: 1, receivedAt: clock.now };
      const row = readCheckIn({ monitor_slug: "nightly", ...sent }, from);
      const { now } = clock;
      await storage.transaction(async (tx) => await recordCheckIns({ storage, tx, now }, [row]));
    },
    /** Lets time pass, then looks after the monitors as a process would; gives what is told. */
    async wait(minutes: number) {
      clock.now += minutes * minute;
      const told: string[] = [];
      while (await hasDueMonitors(storage.db, clock.now)) {
        await sweepMonitors(instance);
        await makeFailureEvents(storage.db, async ({ payload }) => {
          told.push((payload as { message: string }).message);
        });
      }
      return told;
    },
    async look() {
      const monitor = await findMonitor(storage.db, [1], "nightly");
      if (!monitor) throw new Error("there is no monitor");
      const checkIns = await selectCheckIns(storage.db, monitor.id, {
        backwards: false,
        limit: 50,
      });
      return {
        state: monitor.standing.state,
        next: monitor.nextExpectedAt === null ? null : new Date(monitor.nextExpectedAt).toJSON(),
        runs: checkIns.map(({ status }) => status),
        durations: checkIns.map(({ durationMs }) => durationMs),
      };
    },
    async [Symbol.asyncDispose]() {
      await storage.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

describe.each(testEngines())("on %s", (engine) => {
  test("a run begins and ends, and the next one is expected by the schedule", async () => {
    await using world = await startWorld(engine);
    const id = "a".repeat(32);
    await world.report({ check_in_id: id, status: "in_progress", monitor_config: hourly });
    expect(await world.look()).toMatchObject({ state: "waiting", runs: ["in_progress"] });
    world.clock.now += 3 * minute;
    await world.report({ check_in_id: id, status: "ok" });
    expect(await world.look()).toEqual({
      state: "ok",
      next: "2030-01-07T09:00:00.000Z",
      runs: ["ok"],
      durations: [3 * minute],
    });
  });

  test("a run that does not come is missed once, and once more after the next hour", async () => {
    await using world = await startWorld(engine);
    await world.report({ status: "ok", monitor_config: hourly });
    expect(await world.wait(64)).toEqual([]);
    const missed = "Monitor failure: nightly did not run when it should have";
    expect(await world.wait(1)).toEqual([missed]);
    expect(await world.wait(1)).toEqual([]);
    expect(await world.look()).toMatchObject({ state: "missed", next: "2030-01-07T10:00:00.000Z" });
    expect(await world.wait(60)).toEqual([missed]);
    await world.report({ status: "ok" });
    expect(await world.look()).toMatchObject({
      state: "ok",
      runs: ["ok", "missed", "missed", "ok"],
    });
  });

  test("what was missed while nobody looked counts as one", async () => {
    await using world = await startWorld(engine);
    await world.report({ status: "ok", monitor_config: hourly });
    expect(await world.wait(3 * 24 * 60)).toHaveLength(1);
    expect(await world.look()).toMatchObject({
      next: "2030-01-10T08:00:00.000Z",
      runs: ["missed", "ok"],
    });
  });

  test("a run that does not end in time counts as hung, and its late end changes nothing", async () => {
    await using world = await startWorld(engine);
    const id = "b".repeat(32);
    await world.report({ check_in_id: id, status: "in_progress", monitor_config: hourly });
    expect(await world.wait(9)).toEqual([]);
    expect(await world.wait(1)).toEqual(["Monitor failure: nightly did not end in time"]);
    await world.report({ check_in_id: id, status: "ok" });
    expect(await world.look()).toMatchObject({ state: "timed_out", runs: ["timeout"] });
  });

  test("thresholds say after how many failures it fails, and after how many successes it recovers", async () => {
    await using world = await startWorld(engine);
    const config = { ...hourly, failure_issue_threshold: 2, recovery_threshold: 2 };
    await world.report({ status: "error", monitor_config: config });
    expect(await world.wait(0)).toEqual([]);
    expect((await world.look()).state).toBe("waiting");
    await world.report({ status: "error" });
    expect(await world.wait(0)).toEqual(["Monitor failure: nightly failed"]);
    await world.report({ status: "ok" });
    expect((await world.look()).state).toBe("failed");
    await world.report({ status: "ok" });
    expect((await world.look()).state).toBe("ok");
  });

  test("an end without an id ends the run that began last in its environment", async () => {
    await using world = await startWorld(engine);
    await world.report({ status: "in_progress", environment: "staging" });
    await world.report({ status: "in_progress" });
    await world.report({ status: "ok", check_in_id: "0".repeat(32), duration: 1.5 });
    expect(await world.look()).toMatchObject({
      next: null,
      runs: ["ok", "in_progress"],
      durations: [1500, null],
    });
  });

  test("a crontab is read in its time zone, over the change of the clocks", async () => {
    await using world = await startWorld(engine);
    world.clock.now = Date.UTC(2030, 2, 30, 12);
    const schedule = { type: "crontab", value: "0 3 * * *" };
    await world.report({
      status: "ok",
      monitor_config: { schedule, timezone: "Europe/Vienna" },
    });
    expect((await world.look()).next).toBe("2030-03-31T01:00:00.000Z");
  });

  test("intervals of months end with the month", async () => {
    await using world = await startWorld(engine);
    world.clock.now = Date.UTC(2030, 0, 31, 12);
    const schedule = { type: "interval", value: 1, unit: "month" };
    await world.report({ status: "ok", monitor_config: { schedule } });
    expect((await world.look()).next).toBe("2030-02-28T12:00:00.000Z");
  });

  test.each([
    { schedule: { type: "crontab", value: "61 * * * *" } },
    { schedule: { type: "crontab", value: "0 0 31 2 *" } },
    { schedule: { type: "interval", value: 0, unit: "hour" } },
    { schedule: { type: "interval", value: 1, unit: "fortnight" } },
    { schedule: { type: "crontab", value: "0 * * * *" }, timezone: "Mars/Phobos" },
  ])("a run counts although its configuration makes no sense: %j", async (config) => {
    await using world = await startWorld(engine);
    await world.report({ status: "ok", monitor_config: config });
    expect(await world.look()).toMatchObject({ state: "ok", next: null, runs: ["ok"] });
  });

  test("a muted monitor records what happens and says nothing of it, until it is heard again", async () => {
    await using world = await startWorld(engine);
    const mute = async (isMuted: 0 | 1) =>
      await world.storage.db.updateTable("monitors").set({ is_muted: isMuted }).execute();
    await world.report({ status: "ok", monitor_config: hourly });
    await mute(1);
    await world.report({ status: "error" });
    await world.report({ status: "in_progress" });
    expect(await world.wait(70)).toEqual([]);
    const { state, runs } = await world.look();
    expect(state).toBe("missed");
    expect(runs.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["error", "missed", "ok", "timeout"]);

    await mute(0);
    expect(await world.wait(0)).toEqual([]);
    await world.report({ status: "error" });
    expect(await world.wait(0)).toEqual(["Monitor failure: nightly failed"]);
  });

  test("muted in one environment it is heard of in the others", async () => {
    await using world = await startWorld(engine);
    await world.report({ status: "ok", environment: "staging", monitor_config: hourly });
    await world.report({ status: "ok", environment: "production" });
    const { db } = world.storage;
    await db
      .updateTable("monitor_environments")
      .set({ is_muted: 1 })
      .where("name", "=", "staging")
      .execute();
    await world.report({ status: "error", environment: "staging" });
    expect(await world.wait(0)).toEqual([]);
    await world.report({ status: "error", environment: "production" });
    expect(await world.wait(0)).toEqual(["Monitor failure: nightly failed"]);
  });
});
