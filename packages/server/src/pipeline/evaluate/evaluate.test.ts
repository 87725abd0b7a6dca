import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openAlertWorld } from "../alert-world.fixture.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const firstSeen = { kind: "first-seen" };
const overTwo = { kind: "event-frequency", value: 2, interval: "1m", comparedWith: null };

describe.each(testEngines())("on %s", (engine) => {
  test("a rule fires once for an issue within its frequency, and again after", async () => {
    const world = await openAlertWorld(engine);
    await world.rule({ frequency: 5 });
    await world.send({}, {});
    expect(await world.fired()).toEqual({ Rule: 1 });
    world.clock.now += 5 * MINUTE_MS - 1;
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
    world.clock.now += 1;
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 2 });
    await world.send({ fingerprint: ["another"] });
    expect(await world.fired()).toEqual({ Rule: 3 });
  });

  test("a process that knows nothing of it does not fire again", async () => {
    const world = await openAlertWorld(engine);
    await world.rule();
    await world.send({});
    // A storage of its own is a process of its own: what is remembered goes with it.
    const fresh = { ...world.another };
    await world.sendBy(fresh, {});
    expect(await world.fired()).toEqual({ Rule: 1 });
  });

  test.runIf(engine === "postgres")("of two processes at the same moment one fires", async () => {
    const world = await openAlertWorld(engine);
    await world.rule();
    const { storage, another } = world;
    await world.send({ fingerprint: ["warm"] });
    await Promise.all([world.sendBy(storage, {}), world.sendBy(another, {})]);
    expect(await world.fired()).toEqual({ Rule: 2 });
  });

  test("what changes in the database is heeded with the next batch", async () => {
    const world = await openAlertWorld(engine);
    await world.send({});
    const id = await world.rule({ frequency: 0 });
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
    await world.storage.db
      .updateTable("alert_rules")
      .set({ is_enabled: 0 })
      .where("id", "=", id)
      .execute();
    await world.changed();
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
  });

  test("a silenced rule is silent until its time is over", async () => {
    const world = await openAlertWorld(engine);
    await world.rule({ name: "For ever", snoozedUntil: null });
    await world.rule({ name: "For a minute", snoozedUntil: world.clock.now + MINUTE_MS });
    await world.send({});
    world.clock.now += MINUTE_MS - 1;
    await world.send({});
    expect(await world.fired()).toEqual({});
    world.clock.now += 1;
    await world.send({});
    expect(await world.fired()).toEqual({ "For a minute": 1 });
  });

  test("a window counts what is in it, and forgets what has left", async () => {
    const world = await openAlertWorld(engine);
    await world.rule({ conditions: [overTwo] });
    await world.send({}, {});
    expect(await world.fired()).toEqual({});
    world.clock.now += 55 * SECOND_MS;
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
    world.clock.now += HOUR_MS;
    await world.send({}, {});
    expect(await world.fired()).toEqual({ Rule: 1 });
    world.clock.now += MINUTE_MS;
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
    await world.send({}, {});
    expect(await world.fired()).toEqual({ Rule: 2 });
  });

  test("a window counts the events of the rule's environment alone", async () => {
    const world = await openAlertWorld(engine);
    await world.rule({ conditions: [overTwo], environment: "production" });
    const [production, staging] = [{ environment: "production" }, { environment: "staging" }];
    await world.send(production, production, staging, staging);
    expect(await world.fired()).toEqual({});
    await world.send(production);
    expect(await world.fired()).toEqual({ Rule: 1 });
  });

  test("different users are counted, each once", async () => {
    const world = await openAlertWorld(engine);
    await world.rule({ conditions: [{ ...overTwo, kind: "user-frequency", interval: "1h" }] });
    const by = (id: string) => ({ user: { id } });
    await world.send(by("kim"), by("kim"), by("lee"));
    world.clock.now += 10 * MINUTE_MS;
    await world.send(by("kim"), by("lee"));
    expect(await world.fired()).toEqual({});
    await world.send(by("sam"));
    expect(await world.fired()).toEqual({ Rule: 1 });
  });

  test("more than then is told in percent, and nothing is more than nothing", async () => {
    const world = await openAlertWorld(engine);
    const condition = { ...overTwo, value: 100, interval: "5m", comparedWith: "1h" };
    await world.rule({ conditions: [condition] });
    await world.send({}, {});
    world.clock.now += HOUR_MS;
    await world.send({}, {}, {}, {});
    expect(await world.fired()).toEqual({});
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
  });

  test("a share of sessions is measured against the sessions of the hour", async () => {
    const world = await openAlertWorld(engine);
    const condition = { kind: "session-percent", value: 10, interval: "1h" };
    await world.rule({ conditions: [condition] });
    world.clock.now += 30 * MINUTE_MS;
    await world.send({}, {});
    expect(await world.fired()).toEqual({});
    await world.storage.db
      .insertInto("session_hours")
      .values({
        project_id: world.projectId,
        release: "1.0",
        environment: "",
        hour: Date.UTC(2030, 0, 1, 10),
        started: 30,
        exited: 0,
        errored: 0,
        unhandled: 0,
        abnormal: 0,
        crashed: 0,
      })
      .execute();
    await world.send({});
    expect(await world.fired()).toEqual({});
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
  });

  test("new issues, comebacks and filters are told apart", async () => {
    const world = await openAlertWorld(engine);
    await world.rule({ name: "new", conditions: [firstSeen], frequency: 0 });
    await world.rule({ name: "regression", conditions: [{ kind: "regression" }], frequency: 0 });
    await world.rule({ name: "reappeared", conditions: [{ kind: "reappeared" }], frequency: 0 });
    const tag = { kind: "tag", key: "Plan", match: "eq", value: "gold" };
    await world.rule({ name: "gold", filters: [tag], frequency: 0 });
    await world.send({}, {});
    expect(await world.fired()).toEqual({ new: 1 });
    const set = { status: "resolved" } as const;
    await world.storage.db.updateTable("issues").set(set).execute();
    await world.send({}, {});
    expect(await world.fired()).toEqual({ new: 1, regression: 1 });
    const details = JSON.stringify({ ignoreUntil: world.clock.now });
    await world.storage.db
      .updateTable("issues")
      .set({ status: "ignored", status_details: details })
      .execute();
    await world.send({ tags: { plan: "GOLD" } });
    expect(await world.fired()).toEqual({ new: 1, regression: 1, reappeared: 1, gold: 1 });
  });

  test("none and any of several conditions, and of several filters", async () => {
    const world = await openAlertWorld(engine);
    const level = (value: number) => ({ kind: "level", match: "eq", level: value });
    const filters = [level(40), level(50)];
    await world.rule({ name: "any", filters, filterMatch: "any" });
    await world.rule({ name: "all", filters });
    await world.rule({ name: "none", filters, filterMatch: "none" });
    await world.rule({ name: "not new", conditions: [firstSeen], conditionMatch: "none" });
    await world.rule({ name: "new", conditions: [firstSeen, overTwo], conditionMatch: "any" });
    await world.send({ level: "error" });
    expect(await world.fired()).toEqual({ any: 1, new: 1 });
    await world.send({ level: "info" });
    expect(await world.fired()).toEqual({ any: 1, new: 1, none: 1, "not new": 1 });
  });

  test("an integration that is gone is passed over, which the firing records", async () => {
    const world = await openAlertWorld(engine);
    await world.rule({ actions: [{ kind: "integration", slug: "gone" }] });
    await world.send({});
    const [row] = await world.storage.db.selectFrom("alert_firings").select("actions").execute();
    expect(JSON.parse(row?.actions ?? "")).toEqual([
      {
        kind: "integration",
        name: "gone",
        skipped: 'The integration "gone" is not installed any more.',
        told: null,
      },
    ]);
    expect(await world.storage.db.selectFrom("outbox").selectAll().execute()).toEqual([]);
  });
});
