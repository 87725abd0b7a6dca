import { testEngines } from "@vedette/testkit";
import {
  createServiceAccount,
  createServiceAccountToken,
  deleteServiceAccount,
  deleteServiceAccountToken,
  getMe,
  listAuditLogs,
  listMembers,
  listProjects,
  listServiceAccounts,
  listServiceAccountTokens,
  updateMember,
  updateProject,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { joinAcme } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("a service account acts by its tokens, and they die with it", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const body = { name: "Nightly build", orgRole: "admin" as const };
    const account = (await api.call(createServiceAccount, { params: acme, body })).body;
    expect((await api.call(listServiceAccounts, { params: acme })).body).toEqual([account]);
    const params = { ...acme, account: account.id };
    const make = async (scopes: ("project:read" | "project:admin" | "org:admin")[]) =>
      (await api.call(createServiceAccountToken, { params, body: { scopes } })).body;
    const { id, token } = await make(["project:admin", "org:admin"]);
    const program = server.bearer(token);
    expect((await program.call(getMe)).body.name).toBe("Nightly build");
    const change = { params: { ...acme, project: "shop" }, body: { name: "Shop" } };
    expect((await program.call(updateProject, change)).status).toBe(200);
    const [entry] = (await api.call(listAuditLogs, { params: acme })).body.rows;
    expect(entry).toMatchObject({ event: "project.edit", actor: { name: "Nightly build" } });

    // It has the scope, but its role does not.
    const more = { params: acme, body: { name: "Other" } };
    expect(await refusal(program.call(createServiceAccount, more))).toMatchObject({ status: 403 });
    const listed = (await api.call(listServiceAccountTokens, { params })).body;
    expect(listed.map((one) => one.id)).toEqual([id]);
    expect(JSON.stringify(listed)).not.toContain(token);
    await api.call(deleteServiceAccountToken, { params: { ...params, accountToken: id } });
    expect(await refusal(program.call(getMe))).toMatchObject({ status: 401 });

    const second = server.bearer((await make(["project:read"])).token);
    expect(
      (await second.call(listProjects, { params: acme }).catch(() => ({ status: 403 }))).status,
    ).toBe(403);
    await api.call(deleteServiceAccount, { params });
    expect(await refusal(second.call(getMe))).toMatchObject({ status: 401 });
    expect((await api.call(listMembers, { params: acme })).body.length).toBe(1);
    const log = (await api.call(listAuditLogs, { params: acme })).body.rows;
    expect(log[0]).toMatchObject({ event: "service-account.remove" });
    expect(log.map(({ actor }) => actor?.name)).toContain("Nightly build");
  });

  test("the list of members tells service accounts from people", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const body = { name: "Nightly build" };
    const { memberId } = (await api.call(createServiceAccount, { params: acme, body })).body;
    const seats = (await api.call(listMembers, { params: acme })).body;
    expect(seats.map(({ name, isServiceAccount }) => [name, isServiceAccount])).toEqual([
      ["Ada", false],
      ["Nightly build", true],
    ]);
    const promote = { params: { ...acme, member: memberId }, body: { orgRole: "owner" as const } };
    expect(await refusal(api.call(updateMember, promote))).toMatchObject({ status: 400 });
  });
});

test("nobody makes tokens for an account above themselves, and no token breeds tokens", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const manager = await joinAcme(server, api, "mia", "manager");
  const plain = await joinAcme(server, api, "bob");
  const make = { params: acme, body: { name: "Build", orgRole: "manager" as const } };
  expect(await refusal(plain.call(createServiceAccount, make))).toMatchObject({ status: 403 });
  const { id } = (await manager.call(createServiceAccount, make)).body;
  const asOwner = { params: acme, body: { name: "Build", orgRole: "owner" as const } };
  expect(await refusal(api.call(createServiceAccount, asOwner))).toMatchObject({ status: 400 });
  const token = { params: { ...acme, account: id }, body: { scopes: ["member:admin" as const] } };
  const program = server.bearer((await manager.call(createServiceAccountToken, token)).body.token);
  expect(await refusal(program.call(createServiceAccountToken, token))).toMatchObject({
    status: 403,
  });
});
