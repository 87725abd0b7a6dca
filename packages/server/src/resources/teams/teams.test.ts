import { testEngines } from "@vedette/testkit";
import {
  addProjectTeam,
  createTeam,
  deleteTeam,
  getTeam,
  listAuditLogs,
  listProjectTeams,
  listTeamProjects,
  listTeams,
  removeProjectTeam,
  updateTeam,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };
const ops = { ...acme, team: "ops" };

describe.each(testEngines())("on %s", (engine) => {
  test("a team is renamed, unless its slug is taken, and removed", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const made = (await api.call(createTeam, { params: acme, body: { slug: "ops" } })).body;
    const taken = api.call(updateTeam, { params: ops, body: { slug: "acme" } });
    expect(await refusal(taken)).toMatchObject({ status: 409 });
    const body = { slug: "operations", name: "Operations" };
    const after = (await api.call(updateTeam, { params: ops, body })).body;
    expect(after).toEqual({ ...made, ...body });
    const byId = { ...acme, team: made.id };
    expect((await api.call(getTeam, { params: byId })).body).toEqual(after);
    await server.instance.storage.db
      .insertInto("issues")
      .values({ ...issue, assigned_team_id: Number(made.id) })
      .execute();
    expect((await api.call(deleteTeam, { params: byId })).status).toBe(204);
    expect(await refusal(api.call(getTeam, { params: byId }))).toMatchObject({ status: 404 });
    expect((await api.call(listTeams, { params: acme })).body.map(({ slug }) => slug)).toEqual([
      "acme",
    ]);
    const assigned = await server.instance.storage.db
      .selectFrom("issues")
      .select("assigned_team_id")
      .execute();
    expect(assigned).toEqual([{ assigned_team_id: null }]);
    const log = (await api.call(listAuditLogs, { params: acme })).body.rows;
    expect(log.slice(0, 3).map(({ event }) => event)).toEqual([
      "team.remove",
      "team.edit",
      "team.create",
    ]);
  });

  test("projects are given to teams and taken away", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    await api.call(createTeam, { params: acme, body: { slug: "ops" } });
    const params = { ...ops, project: "shop" };
    const slugs = async () =>
      (await api.call(listProjectTeams, { params: { ...acme, project: "shop" } })).body.map(
        ({ slug }) => slug,
      );
    const added = (await api.call(addProjectTeam, { params })).body;
    expect(added.teams.map(({ slug }) => slug)).toEqual(["acme", "ops"]);
    expect(await slugs()).toEqual(["acme", "ops"]);
    const projects = async () =>
      (await api.call(listTeamProjects, { params: ops })).body.map(({ slug }) => slug);
    expect(await projects()).toEqual(["shop"]);
    await api.call(removeProjectTeam, { params });
    expect(await slugs()).toEqual(["acme"]);
    expect(await projects()).toEqual([]);
    expect(await refusal(api.call(removeProjectTeam, { params }))).toMatchObject({ status: 404 });
  });
});

const issue = {
  organization_id: 1,
  project_id: 1,
  short_id: 1,
  title: "Error",
  culprit: "",
  location: "",
  level: "error",
  platform: "node",
  logger: null,
  type: "error",
  metadata: "{}",
  assigned_user_id: null,
  first_seen_at: 1,
  last_seen_at: 1,
  times_seen: 1,
  is_unhandled: 0,
  first_release: null,
  last_release: null,
};
