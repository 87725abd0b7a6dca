import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { findMember } from "../resources/members/index.ts";
import {
  bootstrapAcme,
  owner,
  type PeopleServer,
  startPeopleServer,
} from "../resources/testing/start-people-server.ts";

async function post(
  server: PeopleServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return await fetch(`${server.url}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url, ...headers },
    body: JSON.stringify(body),
  });
}

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

const whoAmI = async (server: PeopleServer, headers: Record<string, string>) =>
  await fetch(`${server.url}/api/0/users/me/`, { headers });

describe.each(testEngines())("on %s", (engine) => {
  test("a person signs in with e-mail and password, is known by the cookie, and signs out", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const response = await post(server, "/sign-in/email", owner);
    expect(response.status).toBe(200);
    const [setCookie] = response.headers.getSetCookie();
    expect(setCookie).toMatch(
      /^vedette\.session_token=\S+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const cookie = cookieOf(response);

    const me = await whoAmI(server, { cookie });
    expect(await me.json()).toMatchObject({ id: made.user.id, email: "ada@acme.example" });
    expect((await (await whoAmI(server, { cookie })).json()) as object).toMatchObject({
      lastLogin: "2030-01-01T00:00:00.000000Z",
      hasPasswordAuth: true,
    });

    expect((await post(server, "/sign-out", {}, { cookie })).status).toBe(200);
    expect((await whoAmI(server, { cookie })).status).toBe(401);
  });

  test("wrong passwords, unknown people and people who were shut out are told the same way to go", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const wrong = await post(server, "/sign-in/email", { ...owner, password: "not it, is it" });
    const nobody = await post(server, "/sign-in/email", { ...owner, email: "eve@acme.example" });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await nobody.json());

    const { db } = server.instance.storage;
    await db
      .updateTable("users")
      .set({ is_active: 0 })
      .where("id", "=", Number(made.user.id))
      .execute();
    const shutOut = await post(server, "/sign-in/email", owner);
    expect(shutOut.status).toBe(401);
    expect(shutOut.headers.getSetCookie()).toEqual([]);
  });

  test("a password is changed by who knows the old one, and the other sessions end", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    const elsewhere = cookieOf(await post(server, "/sign-in/email", owner));
    const cookie = cookieOf(await post(server, "/sign-in/email", owner));
    const change = {
      currentPassword: owner.password,
      newPassword: "an even longer one",
      revokeOtherSessions: true,
    };
    const changed = await post(server, "/change-password", change, { cookie });
    expect(changed.status).toBe(200);
    expect((await whoAmI(server, { cookie: elsewhere })).status).toBe(401);
    expect((await post(server, "/sign-in/email", owner)).status).toBe(401);
    const again = await post(server, "/sign-in/email", {
      ...owner,
      password: "an even longer one",
    });
    expect(again.status).toBe(200);
  });

  test("signing in clears away the person's sessions that have ended, and no other", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    const { db } = server.instance.storage;
    const cookies = [];
    for (let n = 0; n < 2; n++) cookies.push(cookieOf(await post(server, "/sign-in/email", owner)));
    const sessions = await db.selectFrom("sessions").select("id").orderBy("id").execute();
    const ended = { expires_at: new Date(Date.now() - 1000) };
    await db
      .updateTable("sessions")
      .set(ended)
      .where("id", "=", sessions[0]?.id ?? 0)
      .execute();
    await post(server, "/sign-in/email", owner);
    const left = await db.selectFrom("sessions").select("id").orderBy("id").execute();
    expect(left.map(({ id }) => id)).toEqual([sessions[1]?.id, expect.any(Number)]);
    expect((await whoAmI(server, { cookie: cookies[0] ?? "" })).status).toBe(401);
    expect((await whoAmI(server, { cookie: cookies[1] ?? "" })).status).toBe(200);
  });

  test("a session of a person who was shut out gives nothing any more", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const cookie = cookieOf(await post(server, "/sign-in/email", owner));
    const { db } = server.instance.storage;
    await db
      .updateTable("users")
      .set({ is_active: 0 })
      .where("id", "=", Number(made.user.id))
      .execute();
    const refused = await whoAmI(server, { cookie });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toEqual({ detail: "User inactive or deleted" });
  });
});

test("nobody gets an account by asking for one, and nothing else of the library is offered", async () => {
  await using server = await startPeopleServer("sqlite");
  await bootstrapAcme(server);
  const account = { email: "eve@acme.example", password: "let me in please", name: "Eve" };
  expect((await post(server, "/sign-up/email", account)).status).toBe(404);
  expect((await post(server, "/update-user", { name: "Eve" })).status).toBe(404);
  expect((await fetch(`${server.url}/api/auth/ok`)).status).toBe(404);
});

test("another site's page cannot sign anybody in", async () => {
  await using server = await startPeopleServer("sqlite");
  await bootstrapAcme(server);
  const response = await post(server, "/sign-in/email", owner, { origin: "https://evil.example" });
  expect(response.status).toBe(403);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test("somebody who guesses is told to wait, and may go on when the time is over", async () => {
  await using server = await startPeopleServer("sqlite");
  await bootstrapAcme(server);
  const guess = async () =>
    await post(server, "/sign-in/email", { ...owner, email: "eve@acme.example" });
  const statuses: number[] = [];
  for (let n = 0; n < 11; n++) statuses.push((await guess()).status);
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
  expect((await guess()).headers.get("retry-after")).toBe("60");
  server.clock.now += 60_000;
  expect((await guess()).status).toBe(401);
});

test("behind TLS the cookie is for TLS only", async () => {
  await using server = await startPeopleServer("sqlite", {
    baseUrl: "https://errors.example.com/vedette",
  });
  await bootstrapAcme(server);
  const response = await post(server, "/sign-in/email", owner, {
    origin: "https://errors.example.com",
  });
  expect(response.status).toBe(200);
  const [setCookie] = response.headers.getSetCookie();
  expect(setCookie).toMatch(/^__Secure-vedette\.session_token=\S+; .*Secure/);
  expect((await whoAmI(server, { cookie: cookieOf(response) })).status).toBe(200);
});

test("a cookie that was altered is nobody's", async () => {
  await using server = await startPeopleServer("sqlite");
  await bootstrapAcme(server);
  const cookie = cookieOf(await post(server, "/sign-in/email", owner));
  const altered = cookie.replace(/=(.)/, (_, first: string) => `=${first === "A" ? "B" : "A"}`);
  expect((await whoAmI(server, { cookie: altered })).status).toBe(401);
});

test("the owner who was made has a seat that says so", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const { db } = server.instance.storage;
  const member = await findMember(db, Number(made.organization.id), Number(made.user.id));
  expect(member?.role).toBe("owner");
});
