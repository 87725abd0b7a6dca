import { testEngines } from "@vedette/testkit";
import {
  acceptInvitation,
  deleteMember,
  getInvitation,
  getMember,
  inviteMember,
  listAuditLogs,
  listMembers,
  listTeamMembers,
  updateMember,
  updateOrganization,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { joinAcme, readLink } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import { signInAs } from "../testing/sign-in-as.ts";
import { bootstrapAcme, owner, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };
const bob = { email: "Bob@acme.example", orgRole: "admin" as const };
const password = "quite another long password";

describe.each(testEngines())("on %s", (engine) => {
  test("who is invited makes an account, has the role and is in the teams", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const body = { ...bob, teamRoles: [{ teamSlug: "acme", role: "contributor" as const }] };
    const invited = (await api.call(inviteMember, { params: acme, body })).body;
    expect(invited).toMatchObject({
      email: "bob@acme.example",
      pending: true,
      expired: false,
      user: null,
      orgRole: "admin",
      teams: ["acme"],
      inviterName: "Ada",
    });
    const params = readLink(invited.invite_link);
    const rows = await server.instance.storage.db.selectFrom("invitations").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(params.secret);
    expect((await server.as().call(getInvitation, { params })).body).toMatchObject({
      orgSlug: "acme",
      email: "bob@acme.example",
      needsAuthentication: true,
      hasAccount: false,
    });
    const accept = { params, body: { name: "Bob", password } };
    expect((await server.as().call(acceptInvitation, accept)).status).toBe(204);
    expect(await refusal(server.as().call(acceptInvitation, accept))).toMatchObject({
      status: 404,
    });

    const session = await signInAs(server, { email: bob.email, password });
    const me = (await session.call(getMember, { params: { ...acme, member: "me" } })).body;
    expect(me).toMatchObject({ name: "Bob", orgRole: "admin", teams: ["acme"], pending: false });
    const inTeam = await api.call(listTeamMembers, { params: { ...acme, team: "acme" } });
    expect(inTeam.body.map(({ email }) => email)).toEqual(["ada@acme.example", "bob@acme.example"]);
    const log = (await api.call(listAuditLogs, { params: acme })).body.rows;
    expect(log.slice(0, 2).map(({ event, actor }) => [event, actor?.name])).toEqual([
      ["member.accept-invite", "Bob"],
      ["member.invite", "Ada"],
    ]);
  });

  test("who is signed in accepts as themselves, and a token cannot", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const eve = { email: "eve@globex.example", organization: "globex" };
    const { token } = await bootstrapAcme(server, eve);
    const body = { email: "evelyn@acme.example" };
    const { invite_link } = (await api.call(inviteMember, { params: acme, body })).body;
    const params = readLink(invite_link);
    expect(await refusal(server.bearer(token).call(acceptInvitation, { params }))).toMatchObject({
      status: 403,
    });
    const session = await signInAs(server, { ...owner, email: eve.email });
    await session.call(acceptInvitation, { params });
    const seats = (await api.call(listMembers, { params: acme })).body;
    expect(seats.map(({ email, orgRole }) => [email, orgRole])).toEqual([
      ["ada@acme.example", "owner"],
      ["eve@globex.example", "member"],
    ]);
  });

  test("an invitation ends: after thirty days, made anew, or withdrawn", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    const made = (await api.call(inviteMember, { params: acme, body: bob })).body;
    const twice = api.call(inviteMember, { params: acme, body: bob });
    expect(await refusal(twice)).toMatchObject({
      status: 400,
      body: { email: [expect.any(String)] },
    });
    server.clock.now += 30 * 86_400_000;
    const look = async (link: string | null) =>
      await refusal(server.as().call(getInvitation, { params: readLink(link) }));
    expect(await look(made.invite_link)).toMatchObject({ status: 400 });
    const params = { ...acme, member: made.id };
    expect((await api.call(getMember, { params })).body).toMatchObject({ expired: true });

    const again = (await api.call(updateMember, { params, body: { reinvite: true } })).body;
    expect(again).toMatchObject({ id: made.id, expired: false });
    expect(await look(made.invite_link)).toMatchObject({ status: 404 });
    await server.as().call(getInvitation, { params: readLink(again.invite_link) });
    await api.call(deleteMember, { params });
    expect(await look(again.invite_link)).toMatchObject({ status: 404 });
  });
});

test("where mail goes out the link is in the mail, and in no answer", async () => {
  await using server = await startPeopleServer("sqlite", { sendsMail: true });
  const api = server.bearer((await bootstrapAcme(server)).token);
  const invite = async (body: { email: string; sendInvite?: boolean }) =>
    (await api.call(inviteMember, { params: acme, body })).body.invite_link;
  const mails = async () =>
    await server.instance.storage.db.selectFrom("mails").selectAll().execute();
  expect(await invite({ email: "bob@acme.example" })).toBeNull();
  const [mail] = await mails();
  expect(mail).toMatchObject({ recipient: "bob@acme.example", subject: "Join acme on Vedette" });
  const link = mail?.text.split("\n").find((line) => line.startsWith("http")) ?? "";
  await server.as().call(getInvitation, { params: readLink(link) });
  expect(await invite({ email: "cleo@acme.example", sendInvite: false })).toContain(
    "/accept/acme/",
  );
  const again = api.call(inviteMember, { params: acme, body: { email: "bob@acme.example" } });
  expect(await refusal(again)).toMatchObject({ status: 400 });
  expect(await mails()).toHaveLength(1);
});

test("nobody invites to a role above their own, and members only where they may", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const member = await joinAcme(server, api, "bob");
  const invite = async (email: string, orgRole?: "member" | "admin") =>
    await member.call(inviteMember, {
      params: acme,
      body: { email, ...(orgRole && { orgRole }) },
    });
  expect(await refusal(invite("cleo@acme.example", "admin"))).toMatchObject({ status: 403 });
  await api.call(updateOrganization, { params: acme, body: { defaultRole: "manager" } });
  expect((await invite("cleo@acme.example")).body.orgRole).toBe("member");
  await api.call(updateOrganization, { params: acme, body: { allowMemberInvite: false } });
  expect(await refusal(invite("dan@acme.example"))).toMatchObject({ status: 403 });
});
