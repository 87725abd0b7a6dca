import { testEngines } from "@vedette/testkit";
import type { Scope } from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { issueToken, type NewToken } from "../resources/api-tokens/index.ts";
import {
  bootstrapAcme,
  owner,
  type PeopleServer,
  startPeopleServer,
} from "../resources/testing/start-people-server.ts";

const app = {
  sentryAppId: 5,
  appUuid: "0b7c1c0e-2a4d-4a53-9d3b-6a6f1f0f7a11",
  appName: "Acme Tasks",
  appSlug: "acme-tasks",
  installationId: 6,
  installationUuid: "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55",
};

async function issue(
  { instance }: PeopleServer,
  token: Partial<NewToken> & Pick<NewToken, "owner">,
) {
  const scopes: Scope[] = ["org:read", "project:read"];
  const full = { name: "test", scopes, expiresAt: null, ...token };
  return await instance.storage.transaction((tx) => issueToken(tx, full, instance.now()));
}

async function index(server: PeopleServer, headers: Record<string, string>) {
  const response = await fetch(`${server.url}/api/0/`, { headers });
  return { status: response.status, body: await response.json() };
}

const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

async function lastUse({ instance }: PeopleServer, id: number): Promise<number | null | undefined> {
  const query = instance.storage.db
    .selectFrom("api_tokens")
    .select("last_used_at")
    .where("id", "=", id);
  return (await query.executeTakeFirst())?.last_used_at;
}

describe.each(testEngines())("on %s", (engine) => {
  test("each kind of token is told from the others, with the scopes it carries", async () => {
    await using server = await startPeopleServer(engine, {
      findIntegration: async (installationId) => ({ ...app, installationId, organizationId: 1 }),
    });
    const made = await bootstrapAcme(server);
    const userId = Number(made.user.id);
    const person = await issue(server, { owner: { kind: "user", userId } });
    const organization = await issue(server, {
      owner: { kind: "organization", organizationId: 1 },
    });
    const integration = await issue(server, { owner: { kind: "integration", installationId: 6 } });
    expect([person.value, organization.value, integration.value]).toEqual([
      expect.stringMatching(/^sntryu_[0-9a-f]{64}$/),
      expect.stringMatching(/^sntrys_[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);

    const auth = { scopes: ["org:read", "project:read"] };
    const user = expect.objectContaining({ id: made.user.id });
    expect(await index(server, bearer(person.value))).toMatchObject({
      status: 200,
      body: { auth, user },
    });
    expect(await index(server, bearer(organization.value))).toMatchObject({
      body: { auth, user: null },
    });
    const me = await fetch(`${server.url}/api/0/users/me/`, { headers: bearer(integration.value) });
    expect(await me.json()).toMatchObject({ id: "app-5", name: "Acme Tasks", emails: [] });
    expect(await index(server, {})).toMatchObject({
      status: 200,
      body: { auth: null, user: null },
    });
  });

  test("a token is refused from the moment it is revoked or expires", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const userId = Number(made.user.id);
    const expiresAt = server.clock.now + 1000;
    const { value } = await issue(server, { owner: { kind: "user", userId }, expiresAt });
    expect((await index(server, bearer(value))).status).toBe(200);
    server.clock.now = expiresAt;
    expect(await index(server, bearer(value))).toEqual({
      status: 401,
      body: { detail: "Token expired" },
    });

    expect((await index(server, bearer(made.token))).status).toBe(200);
    await server.instance.storage.db.deleteFrom("api_tokens").execute();
    expect(await index(server, bearer(made.token))).toEqual({
      status: 401,
      body: { detail: "Invalid token" },
    });
  });

  test("use is noted once a minute at most", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const userId = Number(made.user.id);
    const { token, value } = await issue(server, { owner: { kind: "user", userId } });
    expect(await lastUse(server, token.id)).toBeNull();
    const first = server.clock.now;
    await index(server, bearer(value));
    server.clock.now += 59_999;
    await index(server, bearer(value));
    expect(await lastUse(server, token.id)).toBe(first);
    server.clock.now += 1;
    await index(server, bearer(value));
    expect(await lastUse(server, token.id)).toBe(first + 60_000);
  });
});

test("the token of a person who was shut out, or of an app that may not act, gives nothing", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const gone = await issue(server, { owner: { kind: "integration", installationId: 6 } });
  expect(await index(server, bearer(gone.value))).toEqual({
    status: 401,
    body: { detail: "Invalid token" },
  });
  await server.instance.storage.db.updateTable("users").set({ is_active: 0 }).execute();
  const refused = await index(server, bearer(made.token));
  expect(refused).toEqual({ status: 401, body: { detail: "User inactive or deleted" } });
});

test("credentials of a proxy in front, or none that we know, are nobody", async () => {
  await using server = await startPeopleServer("sqlite");
  await bootstrapAcme(server);
  const basic = { authorization: `Basic ${btoa("ada:secret")}` };
  expect(await index(server, basic)).toMatchObject({ status: 200, body: { user: null } });
  expect(await index(server, { cookie: "theme=dark" })).toMatchObject({ body: { user: null } });
});

test("a token can do what both it and its person may, a session all that the person may", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const { value } = await issue(server, { owner: { kind: "user", userId: Number(made.user.id) } });
  const projects = `${server.url}/api/0/organizations/acme/projects/`;
  expect((await fetch(projects, { headers: bearer(value) })).status).toBe(200);
  const create = async (headers: Record<string, string>) =>
    await fetch(projects, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ name: "More" }),
    });
  expect((await create(bearer(value))).status).toBe(403);
  expect((await create(bearer(made.token))).status).toBe(201);
  const cookie = (
    await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify(owner),
    })
  ).headers.getSetCookie();
  const session = {
    cookie: cookie.map((line) => line.split(";")[0]).join("; "),
    origin: server.url,
  };
  expect((await create(session)).status).toBe(201);
});
