import {
  createSentryApp,
  createServiceHook,
  deleteServiceHook,
  getProject,
  getServiceHook,
  listAuditLogs,
  listServiceHooks,
  updateProject,
  updateServiceHook,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const shop = { organization: "acme", project: "shop" };
const url = "https://hooks.example/s?a=1";
const both = ["event.created", "event.alert"];

describe.each(testEngines())("on %s", (engine) => {
  test("a hook's secret is shown when it is made, and never again", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const made = await api.call(createServiceHook, { params: shop, body: { url, events: both } });
    expect(made).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        secret: expect.stringMatching(/^[0-9a-f]{64}$/),
        url,
        status: "active",
        events: ["event.alert", "event.created"],
      },
    });
    const params = { ...shop, hook: made.body.id };
    const seen = [
      (await api.call(getServiceHook, { params })).body,
      (await api.call(updateServiceHook, { params, body: { isActive: false } })).body,
      (await api.call(listServiceHooks, { params: shop })).body,
    ];
    expect(seen[1]).toMatchObject({ status: "disabled", url, events: made.body.events });
    expect(JSON.stringify(seen)).not.toContain("secret");
    const log = (await api.call(listAuditLogs, { params: { organization: "acme" } })).body;
    expect(JSON.stringify(log)).not.toContain(made.body.secret);

    expect((await api.call(deleteServiceHook, { params })).status).toBe(204);
    expect(await refusal(api.call(getServiceHook, { params }))).toMatchObject({ status: 404 });
    const after = (await api.call(listAuditLogs, { params: { organization: "acme" } })).body.rows;
    expect(after.slice(0, 3).map(({ event }) => event)).toEqual([
      "servicehook.remove",
      "servicehook.edit",
      "servicehook.add",
    ]);
  });

  test("the list is newest first, page by page, and by status", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    for (const at of [1, 2, 3]) {
      const body = { url: `${url}${at}`, isActive: at !== 2 };
      await api.call(createServiceHook, { params: shop, body });
    }
    const list = async (query: { status?: string; per_page?: number; cursor?: string }) => {
      const { body, next } = await api.call(listServiceHooks, { params: shop, query });
      return { urls: body.map((hook) => hook.url.slice(url.length)), next };
    };
    expect((await list({})).urls).toEqual(["3", "2", "1"]);
    const first = await list({ per_page: 2 });
    expect(first.urls).toEqual(["3", "2"]);
    expect((await list({ per_page: 2, cursor: first.next ?? "" })).urls).toEqual(["1"]);
    expect((await list({ status: "active" })).urls).toEqual(["3", "1"]);
    expect((await list({ status: "disabled" })).urls).toEqual(["2"]);
    expect((await list({ status: "pending_deletion" })).urls).toEqual([]);
  });
});

test("what cannot be is refused on its field", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const create = async (body: object) =>
    await refusal(api.call(createServiceHook, { params: shop, body: { url, ...body } }));
  expect(await create({ events: ["event.alert", "event.gone"] })).toMatchObject({
    status: 400,
    body: { events: ["Invalid event name: event.gone"] },
  });
  for (const wrong of [
    "",
    "hooks.example",
    "ftp://hooks.example/",
    `https://a.b/${"x".repeat(512)}`,
  ]) {
    expect(await create({ url: wrong })).toMatchObject({
      status: 400,
      body: { url: [expect.any(String)] },
    });
  }
  expect(await create({ version: 1 })).toMatchObject({
    status: 400,
    body: { version: [expect.any(String)] },
  });
});

test("without the project's switch none is made or listed, and those there are still go", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const { id } = (await api.call(createServiceHook, { params: shop, body: { url } })).body;
  expect((await api.call(getProject, { params: shop })).body).toMatchObject({
    features: ["servicehooks"],
    serviceHooks: true,
  });
  await api.call(updateProject, { params: shop, body: { serviceHooks: false } });
  expect((await api.call(getProject, { params: shop })).body.features).toEqual([]);
  const refused = {
    status: 403,
    body: {
      error_type: "unavailable_feature",
      detail: ["You do not have that feature enabled"],
    },
  };
  expect(await refusal(api.call(listServiceHooks, { params: shop }))).toMatchObject(refused);
  const create = api.call(createServiceHook, { params: shop, body: { url } });
  expect(await refusal(create)).toMatchObject(refused);
  const params = { ...shop, hook: id };
  expect((await api.call(getServiceHook, { params })).body.url).toBe(url);
  expect((await api.call(deleteServiceHook, { params })).status).toBe(204);
});

test("a hook remembers the integration that made it", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const app = {
    name: "Tool",
    isInternal: true,
    organization: "acme",
    scopes: ["project:write" as const],
  };
  const made = (await api.call(createSentryApp, { body: app })).body;
  const tool = server.bearer(made.tokens[0]?.token ?? "");
  await tool.call(createServiceHook, { params: shop, body: { url } });
  const row = await server.instance.storage.db
    .selectFrom("service_hooks")
    .innerJoin("sentry_apps", "sentry_apps.id", "service_hooks.sentry_app_id")
    .select("sentry_apps.slug")
    .executeTakeFirstOrThrow();
  expect(row.slug).toBe(made.slug);
});
