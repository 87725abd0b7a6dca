import { testEngines } from "@vedette/testkit";
import {
  createProject,
  createTeam,
  createTeamProject,
  deleteProject,
  getProject,
  listAuditLogs,
  listProjectKeys,
  listProjects,
  updateProject,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { findIngestKey } from "../project-keys/index.ts";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";
import { type Purge, purgeRemovedProjects } from "./index.ts";

const acme = { organization: "acme" };
const shop = { organization: "acme", project: "shop" };

describe.each(testEngines())("on %s", (engine) => {
  test("a project is made under a free name of its own, with a key and a team", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const body = { name: "Back Office", platform: "python" };
    const first = (await api.call(createProject, { params: acme, body })).body;
    expect(first).toMatchObject({
      slug: "back-office",
      platform: "python",
      team: { slug: "acme" },
      isMember: true,
    });
    const second = (await api.call(createProject, { params: acme, body })).body;
    expect(second.slug).toBe("back-office-2");
    const keys = await api.call(listProjectKeys, { params: { ...acme, project: first.id } });
    expect(keys.body).toMatchObject([
      { name: "Default", isActive: true, projectId: Number(first.id) },
    ]);
  });

  test("a slug that is taken is refused, when made and when changed", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const taken = { status: 409, body: { detail: "A project with this slug already exists." } };
    const body = { name: "Another", slug: "shop" };
    expect(await refusal(api.call(createProject, { params: acme, body }))).toEqual(taken);
    await api.call(createProject, { params: acme, body: { name: "Another" } });
    const params = { ...acme, project: "another" };
    expect(await refusal(api.call(updateProject, { params, body: { slug: "shop" } }))).toEqual(
      taken,
    );
    expect((await api.call(getProject, { params })).body.name).toBe("Another");
  });

  test("settings change one by one and are kept", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const before = (await api.call(getProject, { params: shop })).body;
    const changes = {
      name: "The Shop",
      slug: "the-shop",
      platform: null,
      resolveAge: 48,
      scrubIPAddresses: true,
      sensitiveFields: ["iban"],
      allowedDomains: ["https://shop.example"],
    };
    const after = (await api.call(updateProject, { params: shop, body: changes })).body;
    expect(after).toEqual({ ...before, ...changes, platforms: [] });
    const again = await api.call(getProject, { params: { ...acme, project: before.id } });
    expect(again.body).toEqual(after);
    const key = (await api.call(listProjectKeys, { params: { ...acme, project: before.id } }))
      .body[0];
    expect(await findIngestKey(server.instance.storage.db, key?.public ?? "")).toMatchObject({
      projectId: Number(before.id),
      isActive: true,
    });
  });

  test("a removed project is gone at once, and its records go in steps", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const api = server.bearer(made.token);
    const key = (await api.call(listProjectKeys, { params: shop })).body[0]?.public ?? "";
    expect((await api.call(deleteProject, { params: shop })).status).toBe(204);
    expect(await refusal(api.call(getProject, { params: shop }))).toMatchObject({ status: 404 });
    expect(await findIngestKey(server.instance.storage.db, key)).toBeUndefined();

    let left = 1200;
    const asked: number[] = [];
    const purge: Purge = async (_tx, projectId, limit) => {
      asked.push(projectId);
      const gone = Math.min(left, limit);
      left -= gone;
      return gone;
    };
    while (await purgeRemovedProjects(server.instance, [purge]))
      expect(asked.length).toBeLessThan(10);
    expect(left).toBe(0);
    expect(new Set(asked)).toEqual(new Set([Number(made.project.id)]));
    // What was on its way when the project went has arrived an hour later.
    left = 3;
    expect(await purgeRemovedProjects(server.instance, [purge])).toBe(false);
    server.clock.now += 3_600_000;
    while (await purgeRemovedProjects(server.instance, [purge]))
      expect(asked.length).toBeLessThan(20);
    expect(left).toBe(0);
    left = 1;
    server.clock.now += 86_400_000;
    expect(await purgeRemovedProjects(server.instance, [purge])).toBe(false);
    expect(left).toBe(1);
  });

  test("the list is by slug, in pages, and can be searched", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    for (const name of ["Zoo", "Aquarium", "100% Wool"]) {
      await api.call(createProject, { params: acme, body: { name } });
    }
    const first = await api.call(listProjects, { params: acme, query: { per_page: 3 } });
    expect(first.body.map(({ slug }) => slug)).toEqual(["100-wool", "aquarium", "shop"]);
    const query = { per_page: 3, cursor: first.next ?? "" };
    const rest = await api.call(listProjects, { params: acme, query });
    expect(rest.body.map(({ slug }) => slug)).toEqual(["zoo"]);
    expect(rest.next).toBeUndefined();
    const search = async (text: string) =>
      (await api.call(listProjects, { params: acme, query: { query: text } })).body.map(
        ({ name }) => name,
      );
    expect(await search("AQUA")).toEqual(["Aquarium"]);
    expect(await search("0% w")).toEqual(["100% Wool"]);
    expect(await search("%_\\")).toEqual([]);
  });
});

test("a team's project belongs to that team; a team that is not there has none", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  await api.call(createTeam, { params: acme, body: { name: "Payments" } });
  const body = { name: "Billing" };
  const made = await api.call(createTeamProject, { params: { ...acme, team: "payments" }, body });
  expect(made.body).toMatchObject({ slug: "billing", teams: [{ slug: "payments" }] });
  const params = { ...acme, team: "nobody" };
  expect(await refusal(api.call(createTeamProject, { params, body }))).toMatchObject({
    status: 404,
  });
});

test("what is done to a project is in the log, with who did it", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const api = server.bearer(made.token);
  await api.call(updateProject, { params: shop, body: { name: "The Shop" } });
  await api.call(deleteProject, { params: shop });
  const log = (await api.call(listAuditLogs, { params: acme })).body.rows;
  const actor = { id: made.user.id, name: "Ada", email: "ada@acme.example" };
  expect(log.slice(0, 3)).toMatchObject([
    {
      event: "project.remove",
      actor,
      note: "removed the project The Shop",
      ipAddress: "127.0.0.1",
    },
    { event: "project.edit", actor, data: { changed: ["name"], slug: "shop" } },
    { event: "project.create", actor: null, targetObject: made.project.id, ipAddress: null },
  ]);
});

test("another organization's project is not there", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const eve = { email: "eve@globex.example", organization: "globex", project: "lair" };
  const api = server.bearer((await bootstrapAcme(server, eve)).token);
  const params = { organization: "globex", project: made.project.id };
  const calls = [
    () => api.call(getProject, { params: shop }),
    () => api.call(getProject, { params }),
    () => api.call(updateProject, { params, body: { name: "Mine" } }),
    () => api.call(deleteProject, { params }),
    () => api.call(listProjectKeys, { params }),
  ];
  for (const call of calls) expect(await refusal(call())).toMatchObject({ status: 404 });
});
