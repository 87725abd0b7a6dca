import { testEngines } from "@vedette/testkit";
import {
  createApiToken,
  deleteMember,
  getMember,
  joinTeam,
  leaveTeam,
  listMembers,
  listOrganizations,
  listProjectMembers,
  listTeamMembers,
  type Role,
  updateMember,
  updateOrganization,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { joinAcme } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import { signInAs } from "../testing/sign-in-as.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };
const inTeam = { ...acme, team: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("nobody gives or takes a role above their own", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const manager = await joinAcme(server, api, "mia", "manager");
    await joinAcme(server, api, "bob");
    const seats = (await api.call(listMembers, { params: acme })).body;
    const idOf = (email: string): string =>
      seats.find((seat) => seat.email.startsWith(email))?.id ?? "";
    const give = async (member: string, orgRole: Role) =>
      await manager.call(updateMember, { params: { ...acme, member }, body: { orgRole } });
    expect((await give(idOf("bob"), "manager")).body.orgRole).toBe("manager");
    expect(await refusal(give(idOf("bob"), "owner"))).toMatchObject({ status: 403 });
    expect(await refusal(give("me", "owner"))).toMatchObject({ status: 403 });
    expect(await refusal(give(idOf("ada"), "member"))).toMatchObject({ status: 403 });
    const remove = manager.call(deleteMember, { params: { ...acme, member: idOf("ada") } });
    expect(await refusal(remove)).toMatchObject({ status: 403 });
    // A token of the owner's that carries less gives less, too.
    const session = await signInAs(server);
    const body = { scopes: ["member:admin" as const] };
    const { token } = (await session.call(createApiToken, { body })).body;
    const change = {
      params: { ...acme, member: idOf("bob") },
      body: { orgRole: "owner" as const },
    };
    expect(await refusal(server.bearer(token).call(updateMember, change))).toMatchObject({
      status: 403,
    });
  });

  test("the last owner stays, whoever asks, until there is another", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const me = { params: { ...acme, member: "me" } };
    const stepDown = { ...me, body: { orgRole: "member" as const } };
    expect((await api.call(getMember, me)).body).toMatchObject({ isOnlyOwner: true });
    expect(await refusal(api.call(updateMember, stepDown))).toMatchObject({ status: 403 });
    expect(await refusal(api.call(deleteMember, me))).toMatchObject({ status: 403 });
    await joinAcme(server, api, "olga", "owner");
    expect((await api.call(updateMember, stepDown)).body.orgRole).toBe("member");
    expect((await api.call(deleteMember, me)).status).toBe(204);
    expect((await api.call(listOrganizations)).body).toEqual([]);
  });

  test("people join and leave teams by themselves where membership is open", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const member = await joinAcme(server, api, "bob");
    const place = { params: { ...inTeam, member: "me" } };
    expect((await member.call(joinTeam, place)).body).toMatchObject({
      slug: "acme",
      isMember: true,
      memberCount: 2,
    });
    const people = (await api.call(listTeamMembers, { params: inTeam })).body;
    expect(people).toMatchObject([{ name: "Ada" }, { name: "bob", teamSlug: "acme" }]);
    const onProject = await api.call(listProjectMembers, { params: { ...acme, project: "shop" } });
    expect(onProject.body.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
    expect((await member.call(leaveTeam, place)).body).toMatchObject({ isMember: false });
    expect(await refusal(member.call(leaveTeam, place))).toMatchObject({ status: 404 });

    const ada = { params: { ...inTeam, member: people[0]?.id ?? "" } };
    expect(await refusal(member.call(leaveTeam, ada))).toMatchObject({ status: 403 });
    await api.call(updateOrganization, { params: acme, body: { openMembership: false } });
    expect(await refusal(member.call(joinTeam, place))).toMatchObject({ status: 403 });
    const bob = { params: { ...inTeam, member: people[1]?.id ?? "" } };
    expect((await api.call(joinTeam, bob)).status).toBe(201);
  });

  test("the list is in pages, those invited after those who are in", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    await joinAcme(server, api, "bob");
    const { storage } = server.instance;
    for (const email of ["x@acme.example", "y@acme.example", "z@acme.example"]) {
      const values = { organization_id: 1, email, role: "member" as const, team_ids: "[]" };
      const times = { created_at: 1, expires_at: 2, token_hash: "-", inviter_id: null };
      await storage.db
        .insertInto("invitations")
        .values({ ...values, ...times })
        .execute();
    }
    const seen: string[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const query: { per_page: number; cursor?: string } = {
        per_page: 2,
        ...(cursor && { cursor }),
      };
      const page = await api.call(listMembers, { params: acme, query });
      seen.push(...page.body.map(({ email }) => email.charAt(0)));
      cursor = page.next;
    }
    expect(seen).toEqual(["a", "b", "x", "y", "z"]);
    const found = await api.call(listMembers, { params: acme, query: { query: "Y@ac" } });
    expect(found.body).toMatchObject([{ id: expect.stringMatching(/^i\d+$/), pending: true }]);
  });
});
