import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { type AppWorld, openAppWorld } from "../app-world.fixture.ts";
import { countInstall } from "./count-install.ts";

const HOUR_MS = 3_600_000;
const schema = { elements: [{ type: "stacktrace-link", uri: "/debug" }] };
const one = "sentry-apps/acme-tasks/";

async function createPublic(world: AppWorld): Promise<number> {
  await world.create({
    isInternal: false,
    author: "Acme",
    webhookUrl: "https://tasks.acme.example/hook",
    schema,
  });
  const query = world.storage.db.selectFrom("sentry_apps").select("id");
  return (await query.executeTakeFirstOrThrow()).id;
}

const nonZero = (points: [number, number][]) => points.filter(([, amount]) => amount > 0);

describe.each(testEngines())("usage on %s", (engine) => {
  test("installs and uninstalls are counted by the hour, and ever", async () => {
    const world = await openAppWorld(engine);
    const id = await createPublic(world);
    const { now } = world.clock;
    await world.storage.transaction(async (tx) => {
      await countInstall(tx, id, "installed", now);
      await countInstall(tx, id, "installed", now + 1000);
      await countInstall(tx, id, "uninstalled", now + 2 * HOUR_MS);
      await countInstall(tx, id, "installed", now - 40 * 24 * HOUR_MS);
    });
    world.clock.now += 3 * HOUR_MS;
    const start = now / 1000;
    const { status, body } = await world.call("bob", "GET", `${one}stats/`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalInstalls: 3, totalUninstalls: 1 });
    expect(body.installStats).toHaveLength(24);
    expect(nonZero(body.installStats)).toEqual([[start, 2]]);
    expect(nonZero(body.uninstallStats)).toEqual([[start + 7200, 1]]);

    const days = `since=${start - 86_400}&until=${start + 86_400}&resolution=1d`;
    const { body: daily } = await world.call("bob", "GET", `${one}stats/?${days}`);
    expect(daily.installStats).toEqual([
      [start - 86_400, 0],
      [start, 2],
    ]);
    expect(daily.uninstallStats[1]).toEqual([start, 1]);
  });

  test("looks and uses of components are noted by pages and read by the owner", async () => {
    const world = await openAppWorld(engine);
    await createPublic(world);
    const note = async (body: object, as = "bob") =>
      await world.call(as, "POST", `${one}interaction/`, body);
    const viewed = { tsdbField: "sentry_app_viewed" };
    expect(await note(viewed)).toMatchObject({ status: 201, body: {} });
    await note(viewed);
    const used = {
      tsdbField: "sentry_app_component_interacted",
      componentType: "stacktrace-link",
    };
    expect((await note(used)).status).toBe(201);
    const { body } = await world.call("ada", "GET", `${one}interaction/`);
    expect(nonZero(body.views)).toEqual([]);
    world.clock.now += HOUR_MS;
    const { body: later } = await world.call("ada", "GET", `${one}interaction/`);
    const hour = (world.clock.now - HOUR_MS) / 1000;
    expect(nonZero(later.views)).toEqual([[hour, 2]]);
    expect(Object.keys(later.componentInteractions)).toEqual(["stacktrace-link"]);
    expect(nonZero(later.componentInteractions["stacktrace-link"])).toEqual([[hour, 1]]);
    expect((await note(viewed, "ada org:admin")).status).toBe(401);
    expect((await note(viewed, "eve")).status).toBe(403);
    expect((await world.call("eve", "GET", `${one}interaction/`)).status).toBe(403);
    expect((await world.call("eve", "GET", `${one}stats/`)).status).toBe(403);
  });

  test("staff sees all apps, the most installed first", async () => {
    const world = await openAppWorld(engine);
    await createPublic(world);
    const internal = await world.create({ name: "Inside" });
    const { status, body } = await world.call("stella", "GET", "sentry-apps-stats/");
    expect(status).toBe(200);
    expect(body).toMatchObject([
      { slug: internal.slug, name: "Inside", installs: 1, avatars: [] },
      { slug: "acme-tasks", installs: 0 },
    ]);
    expect((await world.call("ada", "GET", "sentry-apps-stats/")).status).toBe(403);
  });
});

test.each([
  [{}, "The tsdbField must be one of: sentry_app_viewed, sentry_app_component_interacted"],
  [
    { tsdbField: "wrong" },
    "The tsdbField must be one of: sentry_app_viewed, sentry_app_component_interacted",
  ],
  [
    { tsdbField: "sentry_app_component_interacted" },
    "The field componentType is required and must be one of ['stacktrace-link', 'issue-link']",
  ],
  [
    { tsdbField: "sentry_app_component_interacted", componentType: "button" },
    "The field componentType is required and must be one of ['stacktrace-link', 'issue-link']",
  ],
])("an interaction of %j is refused", async (body, detail) => {
  const world = await openAppWorld();
  await createPublic(world);
  expect(await world.call("ada", "POST", `${one}interaction/`, body)).toMatchObject({
    status: 400,
    body: { detail },
  });
});

test("more intervals than anybody can look at are refused, and words that are no times", async () => {
  const world = await openAppWorld();
  await createPublic(world);
  const stats = async (query: string) => await world.call("ada", "GET", `${one}stats/?${query}`);
  expect(await stats("since=0&resolution=1h")).toMatchObject({
    status: 400,
    body: { detail: "Your interval and date range would create too many results." },
  });
  expect(await stats("since=yesterday")).toMatchObject({
    status: 400,
    body: { since: ["A valid integer is required."] },
  });
  expect((await stats("since=99999999999")).status).toBe(200);
});
