import { testEngines } from "@vedette/testkit";
import {
  createOrganization,
  createProject,
  createTeam,
  getOrganization,
  listAuditLogs,
  listMembers,
  listOrganizations,
  listTeams,
  updateOrganization,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { issueToken } from "../api-tokens/index.ts";
import { joinAcme } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import { signInAs } from "../testing/sign-in-as.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("a person sees the organizations they belong to, and no other", async () => {
    await using server = await startPeopleServer(engine);
    const ada = server.bearer((await bootstrapAcme(server)).token);
    const eve = { email: "eve@globex.example", organization: "globex" };
    await bootstrapAcme(server, eve);
    await ada.call(createOrganization, { body: { name: "Zebra Inc." } });
    await ada.call(createProject, { params: { organization: "zebra-inc" }, body: { name: "A" } });
    await ada.call(createProject, { params: { organization: "zebra-inc" }, body: { name: "B" } });
    const slugs = async (query: object) =>
      (await ada.call(listOrganizations, { query })).body.map(({ slug }) => slug);
    expect(await slugs({})).toEqual(["acme", "zebra-inc"]);
    expect(await slugs({ query: "ZEB" })).toEqual(["zebra-inc"]);
    expect(await slugs({ sortBy: "projects" })).toEqual(["zebra-inc", "acme"]);
    expect(await slugs({ owner: "1", per_page: 1 })).toEqual(["acme"]);
    expect(
      await refusal(ada.call(getOrganization, { params: { organization: "globex" } })),
    ).toMatchObject({ status: 404 });
  });

  test("name, slug and policies change, and a slug that is taken is refused", async () => {
    await using server = await startPeopleServer(engine);
    const api = server.bearer((await bootstrapAcme(server)).token);
    await api.call(createOrganization, { body: { name: "Globex", slug: "globex" } });
    const taken = {
      status: 409,
      body: { detail: "An organization with this slug already exists." },
    };
    expect(
      await refusal(api.call(createOrganization, { body: { name: "G", slug: "globex" } })),
    ).toEqual(taken);
    expect(
      await refusal(api.call(updateOrganization, { params: acme, body: { slug: "globex" } })),
    ).toEqual(taken);

    const body = {
      name: "Acme Corp",
      slug: "acme-corp",
      defaultRole: "admin",
      openMembership: false,
    } as const;
    const changed = (await api.call(updateOrganization, { params: acme, body })).body;
    expect(changed).toMatchObject(body);
    const seen = await api.call(getOrganization, { params: { organization: changed.id } });
    expect(seen.body).toEqual(changed);
  });

  test("the log is read in pages, newest first, and by event or person", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const api = server.bearer(made.token);
    for (const name of ["One", "Two", "Three"])
      await api.call(createTeam, { params: acme, body: { name } });
    const first = await api.call(listAuditLogs, { params: acme, query: { per_page: 2 } });
    const next = { per_page: 2, cursor: first.next ?? "" };
    const second = await api.call(listAuditLogs, { params: acme, query: next });
    const notes = [...first.body.rows, ...second.body.rows].map(({ note }) => note);
    expect(notes.slice(0, 3)).toEqual(
      ["Three", "Two", "One"].map((name) => `created the team ${name}`),
    );
    const back = { per_page: 2, cursor: second.previous ?? "" };
    expect((await api.call(listAuditLogs, { params: acme, query: back })).body.rows).toEqual(
      first.body.rows,
    );
    const only = async (query: object) =>
      (await api.call(listAuditLogs, { params: acme, query })).body.rows.length;
    expect(await only({ event: "org.create" })).toBe(1);
    expect(await only({ actor: made.user.id })).toBe(3);
    expect(await only({ actor: "999" })).toBe(0);
  });
});

test("one organization is shown with its parts, or without when asked", async () => {
  await using server = await startPeopleServer("sqlite");
  const api = server.bearer((await bootstrapAcme(server)).token);
  const whole = (await api.call(getOrganization, { params: acme })).body;
  expect(whole).toMatchObject({
    role: "owner",
    teams: [{ slug: "acme", isMember: true, memberCount: 1 }],
    projects: [{ slug: "shop", isMember: true }],
    links: { organizationUrl: "http://localhost:8000/organizations/acme/" },
  });
  expect(whole.access).toContain("org:admin");
  const alone = (await api.call(getOrganization, { params: acme, query: { detailed: "0" } })).body;
  expect(alone).not.toHaveProperty("teams");
  expect(alone).not.toHaveProperty("projects");
});

test("two-factor sign-in is demanded by people who have it, and then keeps out who has not", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const api = server.bearer(made.token);
  const bob = await joinAcme(server, api, "bob");
  const demand = { params: acme, body: { require2FA: true } };
  const refused = await refusal(api.call(updateOrganization, demand));
  expect(refused).toMatchObject({ status: 400, body: { require2FA: [expect.any(String)] } });
  await server.instance.storage.db
    .updateTable("users")
    .set({ two_factor_enabled: 1 })
    .where("id", "=", Number(made.user.id))
    .execute();
  expect((await api.call(updateOrganization, demand)).body.require2FA).toBe(true);
  expect((await api.call(getOrganization, { params: acme })).status).toBe(200);
  const out = await refusal(bob.call(getOrganization, { params: acme }));
  expect(out).toMatchObject({ status: 403, body: { error_type: "two_factor_required" } });
});

test("people and teams are listed, searched, and made", async () => {
  await using server = await startPeopleServer("sqlite");
  await bootstrapAcme(server);
  await bootstrapAcme(server, { email: "bob@acme.example" });
  const api = await signInAs(server);
  const members = (await api.call(listMembers, { params: acme })).body;
  expect(members).toMatchObject([
    { email: "ada@acme.example", orgRole: "owner", user: { email: "ada@acme.example" } },
    { email: "bob@acme.example", orgRole: "owner" },
  ]);
  expect(
    (await api.call(listMembers, { params: acme, query: { query: "BOB@" } })).body,
  ).toHaveLength(1);

  const made = (await api.call(createTeam, { params: acme, body: { name: "Ops & On-call" } })).body;
  expect(made).toMatchObject({ slug: "ops-on-call", isMember: true, memberCount: 1 });
  const taken = await refusal(
    api.call(createTeam, { params: acme, body: { slug: "ops-on-call" } }),
  );
  expect(taken).toMatchObject({ status: 409 });
  const teams = (await api.call(listTeams, { params: acme })).body;
  expect(teams.map(({ slug }) => slug)).toEqual(["acme", "ops-on-call"]);
  expect((await api.call(listTeams, { params: acme, query: { query: "on-call" } })).body).toEqual([
    made,
  ]);
});

test("an organization's token owns nothing, but sees its organization", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const owner = { kind: "organization" as const, organizationId: Number(made.organization.id) };
  const { value } = await server.instance.storage.transaction(
    async (tx) =>
      await issueToken(tx, { owner, name: "ci", scopes: ["org:admin"], expiresAt: null }, 0),
  );
  const api = server.bearer(value);
  expect((await api.call(listOrganizations)).body.map(({ slug }) => slug)).toEqual(["acme"]);
  expect((await api.call(getOrganization, { params: acme })).body).toMatchObject({ role: null });
  expect(await refusal(api.call(createOrganization, { body: { name: "Mine" } }))).toMatchObject({
    status: 403,
  });
  await api.call(updateOrganization, { params: acme, body: { name: "Acme CI" } });
  const [row] = (await api.call(listAuditLogs, { params: acme })).body.rows;
  expect(row).toMatchObject({
    event: "org.edit",
    actor: { id: null, name: "Organization token", email: null },
  });
});
