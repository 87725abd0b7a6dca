import { describe, expect, test } from "vitest";
import type { Activity, Issue, IssueDetail } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { eventsOfIssue, eventsOfIssues } from "../events/index.ts";
import { type IssueWorld, openIssueWorld } from "../issue-world.fixture.ts";
import { clearRemovedIssues, splitIssues } from "./index.ts";

const HOUR_MS = 3_600_000;

interface Hash {
  id: string;
  latestEvent: { title: string } | null;
  recentEvents: number;
}
interface Unmerged {
  destination: { id: string; shortId: string };
}

describe.each(testEngines())("unmerging, on %s", (engine) => {
  const finish = async ({ instance }: IssueWorld): Promise<void> => {
    const others = [eventsOfIssues([])];
    while (
      (await clearRemovedIssues(instance, others)) ||
      (await splitIssues(instance, eventsOfIssue))
    );
  };

  /** All that is counted of an issue, whatever its number is. */
  const countedOf = async ({ storage: { db } }: IssueWorld, id: number | string) => {
    const issueId = Number(id);
    const issue = await db
      .selectFrom("issues")
      .select(["title", "culprit", "level", "metadata", "times_seen", "user_count"])
      .select(["first_seen_at", "last_seen_at", "first_release", "last_release"])
      .where("id", "=", issueId)
      .executeTakeFirst();
    const tags = await db
      .selectFrom("issue_tags")
      .select(["key", "value", "times_seen", "first_seen_at", "last_seen_at"])
      .where("issue_id", "=", issueId)
      .orderBy("key")
      .orderBy("value")
      .execute();
    const hours = await db
      .selectFrom("issue_hours")
      .select(["hour", "times_seen"])
      .where("issue_id", "=", issueId)
      .orderBy("hour")
      .execute();
    const users = await db
      .selectFrom("issue_users")
      .select("user_key")
      .where("issue_id", "=", issueId)
      .orderBy("user_key")
      .execute();
    const events = await db
      .selectFrom("events")
      .innerJoin("event_ids", (join) =>
        join
          .onRef("event_ids.event_id", "=", "events.event_id")
          .onRef("event_ids.issue_id", "=", "events.issue_id"),
      )
      .select("events.event_id")
      .where("events.issue_id", "=", issueId)
      .orderBy("events.event_id")
      .execute();
    return { issue, tags, hours, users, events };
  };

  /** Events of two kinds, mixed in time, that share users and tags. */
  const fill = async (world: IssueWorld, each: number) => {
    const report = async (title: string, at: number) =>
      await world.report({
        title: `Error: ${title}`,
        user: `u${(at * 7) % 5}${at % 11 === 0 ? title : ""}`,
        environment: at % 3 === 0 ? "production" : "staging",
        release: `shop@${1 + (at % 4)}.0.0`,
        level: at % 13 === 0 ? "fatal" : "error",
        at: world.clock.now - ((at * 37) % 101) * 0.3 * HOUR_MS - at,
      });
    const ids = { basket: 0, coupon: 0 };
    for (let at = 0; at < each; at++) {
      ids.basket = (await report("basket", 2 * at)).issueId;
      if (at % 2 === 0) ids.coupon = (await report("coupon", 2 * at + 1)).issueId;
    }
    return ids;
  };

  const merge = async (world: IssueWorld, { basket, coupon }: Record<string, number>) => {
    const path = `issues/?id=${basket}&id=${coupon}`;
    expect((await world.call("ada", "PUT", path, { merge: true })).status).toBe(200);
  };

  const hashesOf = async (world: IssueWorld, id: number) =>
    (await world.call<Hash[]>("ada", "GET", `issues/${id}/hashes/`)).body;

  const hashOf = async (world: IssueWorld, id: number, title: string): Promise<string> => {
    const found = (await hashesOf(world, id)).find((one) => one.latestEvent?.title.includes(title));
    return found?.id ?? "none";
  };

  const unmerge = async (world: IssueWorld, id: number, ...hashes: string[]) => {
    const query = hashes.map((hash) => `id=${hash}`).join("&");
    return await world.call<Unmerged>("ada", "DELETE", `issues/${id}/hashes/?${query}`);
  };

  test("what was merged is afterwards counted as if it had never been", async () => {
    const world = await openIssueWorld(engine);
    const ids = await fill(world, 130);
    const before = [await countedOf(world, ids.basket), await countedOf(world, ids.coupon)];
    await merge(world, ids);
    await finish(world);
    expect((await countedOf(world, ids.basket)).issue?.times_seen).toBe(195);

    const { status, body } = await unmerge(
      world,
      ids.basket,
      await hashOf(world, ids.basket, "coupon"),
    );
    expect(status).toBe(202);
    await finish(world);

    expect(await countedOf(world, ids.basket)).toEqual(before[0]);
    expect(await countedOf(world, body.destination.id)).toEqual(before[1]);
    expect(await world.storage.db.selectFrom("issue_splits").selectAll().execute()).toEqual([]);
  });

  test("both issues are there at once, say in their histories what happened, and are found by words", async () => {
    const world = await openIssueWorld(engine);
    const ids = await fill(world, 6);
    await merge(world, ids);
    await finish(world);
    const hashes = await hashesOf(world, ids.basket);
    expect(new Set(hashes.map(({ recentEvents }) => recentEvents))).toEqual(new Set([3, 6]));
    const hash = await hashOf(world, ids.basket, "coupon");
    const { destination } = (await unmerge(world, ids.basket, hash)).body;
    expect(destination.shortId).toBe("SHOP-3");

    const search = await world.call<Issue[]>("ada", "GET", "issues/?query=coupon");
    expect(search.body.map(({ id, title }) => [id, title])).toEqual([
      [destination.id, "Error: coupon"],
    ]);
    const historyOf = async (id: string) =>
      (await world.call<{ activity: Activity[] }>("ada", "GET", `issues/${id}/activities/`)).body
        .activity;
    expect((await historyOf(String(ids.basket)))[0]).toMatchObject({
      type: "unmerge_source",
      user: { email: "ada@acme.example" },
      data: { fingerprints: [hash], destination_id: destination.id },
    });
    expect((await historyOf(destination.id))[0]).toMatchObject({
      type: "unmerge_destination",
      data: { source_id: String(ids.basket) },
    });

    // Whoever reports meanwhile is not moved and not lost.
    const late = await world.report({ title: "Error: coupon", user: "late" });
    expect(String(late.issueId)).toBe(destination.id);
    await finish(world);
    const { body } = await world.call<IssueDetail>("ada", "GET", `issues/${destination.id}/`);
    expect(body.count).toBe("4");
    expect((await hashesOf(world, ids.basket)).map(({ recentEvents }) => recentEvents)).toEqual([
      6,
    ]);
  });

  test("what is counted of events that are no longer stored stays where it is", async () => {
    const world = await openIssueWorld(engine);
    const ids = await fill(world, 8);
    await merge(world, ids);
    await finish(world);
    const { db } = world.storage;
    const first = (await countedOf(world, ids.basket)).issue?.first_seen_at ?? 0;
    await db.deleteFrom("events").where("timestamp_at", "<=", first).execute();
    await db.deleteFrom("event_ids").where("timestamp_at", "<=", first).execute();
    const { destination } = (
      await unmerge(world, ids.basket, await hashOf(world, ids.basket, "coupon"))
    ).body;
    await finish(world);
    const [basket, coupon] = [
      await countedOf(world, ids.basket),
      await countedOf(world, destination.id),
    ];
    expect(basket.issue?.first_seen_at).toBe(first);
    expect(coupon.issue?.times_seen).toBe(coupon.events.length);
    expect((basket.issue?.times_seen ?? 0) + (coupon.issue?.times_seen ?? 0)).toBe(12);
  });

  test("issues that are merged again or deleted meanwhile keep all their events together", async () => {
    const world = await openIssueWorld(engine);
    const ids = await fill(world, 120);
    await merge(world, ids);
    await finish(world);
    const whole = await countedOf(world, ids.basket);
    const hash = await hashOf(world, ids.basket, "coupon");
    const again = (await unmerge(world, ids.basket, hash)).body.destination;
    expect(await splitIssues(world.instance, eventsOfIssue)).toBe(true);
    await merge(world, { basket: ids.basket, coupon: Number(again.id) });
    await finish(world);
    expect(await countedOf(world, ids.basket)).toEqual(whole);

    const { destination } = (await unmerge(world, ids.basket, hash)).body;
    expect(await splitIssues(world.instance, eventsOfIssue)).toBe(true);
    expect((await world.call("ada", "DELETE", `issues/${ids.basket}/`)).status).toBe(202);
    await finish(world);
    const coupon = await countedOf(world, destination.id);
    expect(coupon.issue?.times_seen).toBe(60);
    expect(coupon.events).toHaveLength(60);
    const events = await world.storage.db.selectFrom("events").select("event_id").execute();
    expect(events).toHaveLength(60);
  });

  test("a hash without any event left is forgotten, and its next event makes an issue", async () => {
    const world = await openIssueWorld(engine);
    const ids = await fill(world, 4);
    await merge(world, ids);
    await finish(world);
    const hash = await hashOf(world, ids.basket, "coupon");
    const { db } = world.storage;
    await db.deleteFrom("events").where("grouping", "like", `%${hash}%`).execute();
    const { destination } = (await unmerge(world, ids.basket, hash)).body;
    await finish(world);
    expect((await world.call("ada", "GET", `issues/${destination.id}/`)).status).toBe(404);
    const next = await world.report({ title: "Error: coupon" });
    expect([ids.basket, Number(destination.id)]).not.toContain(next.issueId);
  });

  test("refuses what would leave an issue without hashes, hashes of others, and who may not", async () => {
    const world = await openIssueWorld(engine);
    const ids = await fill(world, 2);
    const own = await hashOf(world, ids.basket, "basket");
    const foreign = await hashOf(world, ids.coupon, "coupon");
    expect(await unmerge(world, ids.basket, own)).toMatchObject({
      status: 400,
      body: { id: ["All events of this issue have these hashes; leave it some."] },
    });
    expect(await unmerge(world, ids.basket, foreign)).toMatchObject({
      status: 400,
      body: { id: ["This issue has no such hash."] },
    });
    expect(await unmerge(world, ids.basket)).toMatchObject({
      status: 400,
      body: { id: ["Say which hashes."] },
    });
    const path = `issues/${ids.basket}/hashes/?id=${own}`;
    expect((await world.call("app", "DELETE", path)).status).toBe(403);
    expect((await world.call("eve", "PUT", path)).status).toBe(404);
  });
});
