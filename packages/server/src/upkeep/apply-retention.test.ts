import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld, type IssueWorld } from "../resources/issue-world.fixture.ts";
import { listEventPartitions } from "../storage/index.ts";
import { applyRetention } from "./index.ts";

const DAY_MS = 86_400_000;
const policy = { eventDays: 90, deliveryDays: 30 };

async function retain(world: IssueWorld): Promise<void> {
  for (let turns = 0; await applyRetention(world.instance, policy); turns++) {
    expect(turns).toBeLessThan(20);
  }
}

async function setRetention(world: IssueWorld, projectId: number, days: number): Promise<void> {
  await world.storage.db
    .updateTable("projects")
    .set({ settings: JSON.stringify({ retentionDays: days }) })
    .where("id", "=", projectId)
    .execute();
}

const eventsOf = async (world: IssueWorld, projectId: number): Promise<string[]> => {
  const query = world.storage.db.selectFrom("events").select("event_id");
  const rows = await query.where("project_id", "=", projectId).orderBy("timestamp_at").execute();
  const ids = await world.storage.db
    .selectFrom("event_ids")
    .select("event_id")
    .where("project_id", "=", projectId)
    .orderBy("timestamp_at")
    .execute();
  expect(ids).toEqual(rows);
  return rows.map((row) => row.event_id);
};

describe.each(testEngines())("on %s", (engine) => {
  test("events go when their project says, and counters of issues stay", async () => {
    const world = await openIssueWorld(engine);
    const { shop, admin } = world.projects;
    await setRetention(world, shop.id, 7);
    const start = world.clock.now;
    const old = await world.report({ at: start - 8 * DAY_MS });
    const young = await world.report({ at: start - 6 * DAY_MS });
    const patient = await world.report({ project: "admin", at: start - 80 * DAY_MS });
    await retain(world);
    expect(await eventsOf(world, shop.id)).toEqual([young.eventId]);
    expect(await eventsOf(world, admin.id)).toEqual([patient.eventId]);
    const issue = await world.storage.db
      .selectFrom("issues")
      .select(["id", "times_seen"])
      .where("project_id", "=", shop.id)
      .execute();
    expect(issue).toEqual([{ id: old.issueId, times_seen: 2 }]);
  });

  test("an issue goes when nothing of it is left and it was not seen for as long", async () => {
    const world = await openIssueWorld(engine);
    const start = world.clock.now;
    const gone = await world.report({ title: "Old", at: start - 91 * DAY_MS });
    const kept = await world.report({ title: "New", at: start - 89 * DAY_MS });
    await retain(world);
    expect((await world.call("ada", "GET", `issues/${gone.issueId}/`)).status).toBe(404);
    expect((await world.call("ada", "GET", `issues/${kept.issueId}/`)).status).toBe(200);
  });

  test("what is counted of sessions and outcomes goes with a project's events", async () => {
    const world = await openIssueWorld(engine);
    const { shop } = world.projects;
    const { db } = world.storage;
    await setRetention(world, shop.id, 7);
    const days = [20, 8, 6].map((ago) => world.clock.now - ago * DAY_MS);
    const place = { project_id: shop.id, release: "1.0", environment: "" };
    const none = { exited: 0, errored: 0, unhandled: 0, abnormal: 0, crashed: 0 };
    const users = days.flatMap((hour) =>
      Array.from({ length: 300 }, (_, at) => ({ ...place, hour, user_key: `u${at}`, worst: 0 })),
    );
    await db.insertInto("session_users").values(users.slice(0, 450)).execute();
    await db.insertInto("session_users").values(users.slice(450)).execute();
    for (const hour of days) {
      await db
        .insertInto("session_hours")
        .values({ ...place, hour, started: 1, ...none })
        .execute();
      await db
        .insertInto("outcomes")
        .values({
          project_id: shop.id,
          hour,
          category: "error",
          outcome: "accepted",
          reason: "",
          quantity: 1,
        })
        .execute();
    }
    await retain(world);
    for (const table of ["session_users", "session_hours", "outcomes"] as const) {
      const rows = await db.selectFrom(table).select("hour").distinct().execute();
      expect([table, rows]).toEqual([table, [{ hour: days[2] }]]);
    }
  });

  test("more than one step can take goes too", async () => {
    const world = await openIssueWorld(engine);
    const { shop } = world.projects;
    const seed = await world.report({ at: world.clock.now - 100 * DAY_MS });
    const row = await world.storage.db.selectFrom("events").selectAll().executeTakeFirstOrThrow();
    const rows = Array.from({ length: 1200 }, (_, at) => ({
      ...row,
      event_id: at.toString(16).padStart(32, "0"),
      // Many of one moment.
      timestamp_at: row.timestamp_at + Math.floor(at / 700),
    }));
    await world.storage.db.insertInto("events").values(rows.slice(0, 600)).execute();
    await world.storage.db.insertInto("events").values(rows.slice(600)).execute();
    const ids = rows.map(({ event_id, timestamp_at }) => ({
      project_id: shop.id,
      event_id,
      issue_id: seed.issueId,
      timestamp_at,
    }));
    await world.storage.db.insertInto("event_ids").values(ids).execute();
    await retain(world);
    expect(await eventsOf(world, shop.id)).toEqual([]);
  });

  test("finished deliveries go after their time with their bodies and attempts, those owed stay", async () => {
    const world = await openIssueWorld(engine);
    const start = world.clock.now;
    const insert = async (id: number, status: "pending" | "delivered", ageDays: number) => {
      const { db } = world.storage;
      const created_at = start - ageDays * DAY_MS;
      await db
        .insertInto("deliveries")
        .values({ ...delivery, id, outbox_id: id, status, created_at })
        .execute();
      await db.insertInto("delivery_bodies").values({ delivery_id: id, body: "{}" }).execute();
      await db
        .insertInto("attempts")
        .values({ ...attempt, delivery_id: id, started_at: created_at })
        .execute();
    };
    await insert(1, "delivered", 31);
    await insert(2, "pending", 31);
    await insert(3, "delivered", 29);
    await retain(world);
    const left = await world.storage.db
      .selectFrom("deliveries")
      .select("id")
      .orderBy("id")
      .execute();
    expect(left.map(({ id }) => id)).toEqual([2, 3]);
    for (const table of ["attempts", "delivery_bodies"] as const) {
      const of = world.storage.db.selectFrom(table).select("delivery_id").orderBy("delivery_id");
      expect((await of.execute()).map((row) => row.delivery_id)).toEqual([2, 3]);
    }
  });
});

test.runIf(testEngines().includes("postgres"))(
  "on postgres weeks are made ahead and dropped whole once no project keeps them",
  async () => {
    const world = await openIssueWorld("postgres");
    const { shop, admin } = world.projects;
    const start = world.clock.now;
    // What came before there were weeks stays where it is.
    const early = await world.report({ title: "Early" });
    await retain(world);
    const weeks = await listEventPartitions(world.storage);
    expect(weeks.length).toBe(4);
    expect(weeks[0]?.from).toBeGreaterThan(start);
    world.clock.now += 10 * DAY_MS;
    const events = [
      await world.report({ title: "Weekly" }),
      await world.report({ title: "Weekly", project: "admin" }),
    ];
    const held = await world.storage.db
      .selectFrom("events_w20300107" as "events")
      .select("event_id")
      .execute();
    expect(held.length).toBe(2);

    world.clock.now += 91 * DAY_MS;
    await setRetention(world, admin.id, 120);
    await retain(world);
    expect(await eventsOf(world, shop.id)).toEqual([]);
    expect(await eventsOf(world, admin.id)).toEqual([events[1]?.eventId]);
    world.clock.now += 40 * DAY_MS;
    await retain(world);
    expect(await eventsOf(world, admin.id)).toEqual([]);
    const left = (await listEventPartitions(world.storage)).map(({ to }) => to);
    expect(Math.min(...left)).toBeGreaterThan(world.clock.now - 120 * DAY_MS);
    expect((await world.call("ada", "GET", `issues/${early.issueId}/`)).status).toBe(404);
  },
);

const delivery = {
  organization_id: 1,
  subscriber_kind: "installation" as const,
  subscriber_id: 1,
  resource: "issue",
  action: "created",
  idempotency_key: "-",
  last_outcome: null,
  finished_at: 1,
};

const attempt = {
  number: 1,
  subscriber_kind: "installation" as const,
  subscriber_id: 1,
  duration_ms: 1,
  outcome: "delivered",
  status_code: 200,
  request_id: "-",
  url: "-",
  response_body: null,
  detail: null,
  receiver_error_id: null,
  receiver_project_id: null,
};
