import { testEngines } from "@vedette/testkit";
import {
  createProjectKey,
  deleteProjectKey,
  getProjectKey,
  listAuditLogs,
  listProjectKeys,
  updateProjectKey,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { parseDsn } from "../../protocol/index.ts";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";
import { findIngestKey } from "./index.ts";

const shop = { organization: "acme", project: "shop" };

describe.each(testEngines())("on %s", (engine) => {
  test("a key is made, limited, switched off and removed", async () => {
    await using server = await startPeopleServer(engine);
    const { db } = server.instance.storage;
    const api = server.bearer((await bootstrapAcme(server)).token);
    const body = { name: "Website", rateLimit: { count: 100, window: 60 } };
    const made = (await api.call(createProjectKey, { params: shop, body })).body;
    expect(made).toMatchObject({ ...body, label: "Website", isActive: true, id: made.public });
    const params = { ...shop, key: made.id };
    expect((await api.call(getProjectKey, { params })).body).toEqual(made);

    const changes = {
      isActive: false,
      rateLimit: null,
      dynamicSdkLoaderOptions: { hasReplay: false },
    };
    const changed = (await api.call(updateProjectKey, { params, body: changes })).body;
    expect(changed).toEqual({ ...made, ...changes });
    expect(await findIngestKey(db, made.public)).toMatchObject({ isActive: false });

    expect((await api.call(deleteProjectKey, { params })).status).toBe(204);
    expect(await refusal(api.call(getProjectKey, { params }))).toMatchObject({ status: 404 });
    expect(await refusal(api.call(deleteProjectKey, { params }))).toMatchObject({ status: 404 });
    expect(await findIngestKey(db, made.public)).toBeUndefined();
    const { rows } = (await api.call(listAuditLogs, { params: shop })).body;
    expect(rows.slice(0, 3).map(({ event }) => event)).toEqual([
      "projectkey.remove",
      "projectkey.edit",
      "projectkey.create",
    ]);
    expect(JSON.stringify(rows)).not.toContain(made.secret);
  });
});

test("every address of a key names the instance, the project and the key", async () => {
  await using server = await startPeopleServer("sqlite", {
    baseUrl: "https://errors.acme.example",
  });
  const made = await bootstrapAcme(server);
  const [key] = (await server.bearer(made.token).call(listProjectKeys, { params: shop })).body;
  const host = "errors.acme.example";
  const { id } = made.project;
  expect(key?.id).toMatch(/^[0-9a-f]{32}$/);
  expect(key?.dsn.public).toBe(made.dsn);
  expect(parseDsn(key?.dsn.public ?? "")).toEqual({
    scheme: "https",
    publicKey: key?.public,
    host,
    path: "",
    projectId: id,
  });
  expect(parseDsn(key?.dsn.secret ?? "")).toMatchObject({
    publicKey: key?.public,
    secret: key?.secret,
  });
  expect(key?.dsn.security).toBe(`https://${host}/api/${id}/security/?sentry_key=${key?.public}`);
  expect(
    Object.values(key?.dsn ?? {}).every(
      (text) => text.includes(host) && text.includes(key?.public ?? "?"),
    ),
  ).toBe(true);
});

test("a limit of nothing is no limit, and a list can be of active keys only", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const body = { rateLimit: { count: 0, window: 60 } };
  const made = (await api.call(createProjectKey, { params: shop, body })).body;
  expect(made.rateLimit).toBeNull();
  expect(made.name).toMatch(/^Key /);
  await api.call(updateProjectKey, {
    params: { ...shop, key: made.id },
    body: { isActive: false },
  });
  const list = async (status: "active" | "inactive") =>
    (await api.call(listProjectKeys, { params: shop, query: { status } })).body.map(({ id }) => id);
  expect(await list("inactive")).toEqual([made.id]);
  expect(await list("active")).not.toContain(made.id);
});
