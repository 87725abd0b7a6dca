import { testEngines } from "@vedette/testkit";
import { ApiError, completeSetup, getProject, getSetup } from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { parseDsn } from "../../protocol/index.ts";
import { bootstrapAcme, owner, startPeopleServer } from "../testing/start-people-server.ts";
import { bootstrap, ensureSetupToken } from "./index.ts";

const person = { email: "ada@acme.example", password: "correct horse battery staple", name: "Ada" };

async function refusal(call: Promise<unknown>): Promise<unknown> {
  const error = await call.catch((thrown: unknown) => thrown);
  return error instanceof ApiError ? { status: error.status, body: error.body } : error;
}

describe.each(testEngines())("on %s", (engine) => {
  test("the first person comes in through the printed link, once", async () => {
    await using server = await startPeopleServer(engine);
    const nobody = server.as();
    const token = (await ensureSetupToken(server.instance)) ?? "";
    expect((await nobody.call(getSetup)).body).toEqual({ needed: true, sendsMail: false });

    const body = {
      ...person,
      token,
      organizationName: "Acme Inc.",
      projectName: "Shop",
      platform: "node",
    };
    const made = (await nobody.call(completeSetup, { body })).body;
    expect(made).toMatchObject({
      organization: { slug: "acme-inc", name: "Acme Inc." },
      project: { slug: "shop", platform: "node", team: { slug: "acme-inc" }, isMember: true },
    });
    expect(parseDsn(made.dsn)).toMatchObject({
      host: "localhost:8000",
      projectId: made.project.id,
    });

    expect((await nobody.call(getSetup)).body).toEqual({ needed: false, sendsMail: false });
    expect(await ensureSetupToken(server.instance)).toBeUndefined();
    const again = await refusal(
      nobody.call(completeSetup, { body: { ...body, email: "eve@acme.example" } }),
    );
    expect(again).toEqual({
      status: 403,
      body: { detail: "This instance has been set up already." },
    });

    const signIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify(person),
    });
    expect(signIn.status).toBe(200);
  });

  test("of several who use the link at once, one gets in", async () => {
    await using server = await startPeopleServer(engine);
    const token = (await ensureSetupToken(server.instance)) ?? "";
    const tries = ["ada", "bob", "eve"].map(
      async (name) =>
        await refusal(
          server
            .as()
            .call(completeSetup, { body: { ...person, token, email: `${name}@acme.example` } }),
        ),
    );
    const statuses = (await Promise.all(tries)).map(
      (result) => (result as { status: number }).status,
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 403, 403]);
  });

  test("bootstrap makes what is missing, and run again changes nothing but the token", async () => {
    await using server = await startPeopleServer(engine);
    const first = await bootstrapAcme(server);
    expect(first).toEqual({
      url: "http://localhost:8000",
      organization: { id: expect.stringMatching(/^\d+$/) as string, slug: "acme" },
      project: { id: expect.stringMatching(/^\d+$/) as string, slug: "shop" },
      team: { slug: "acme" },
      dsn: expect.stringMatching(/^http:\/\/[0-9a-f]{32}@localhost:8000\/\d+$/) as string,
      token: expect.stringMatching(/^sntryu_[0-9a-f]{64}$/) as string,
      user: { id: expect.stringMatching(/^\d+$/) as string, email: "ada@acme.example" },
    });
    const second = await bootstrapAcme(server, { password: "another one, not taken over" });
    expect(second).toEqual({ ...first, token: second.token });
    const params = { organization: "acme", project: "shop" };
    expect(await refusal(server.bearer(first.token).call(getProject, { params }))).toMatchObject({
      status: 401,
    });
    expect((await server.bearer(second.token).call(getProject, { params })).status).toBe(200);
    const third = await bootstrapAcme(server, { project: "Billing", team: "Payments" });
    expect(third).toMatchObject({
      organization: first.organization,
      project: { slug: "billing" },
      team: { slug: "payments" },
    });
  });

  test("bootstraps that run at once make one of everything", async () => {
    await using server = await startPeopleServer(engine);
    const [one, two] = await Promise.all([bootstrapAcme(server), bootstrapAcme(server)]);
    expect(two).toEqual({ ...one, token: two.token });
  });
});

test("a new start replaces the link, and a wrong one is told so", async () => {
  await using server = await startPeopleServer("sqlite");
  const old = (await ensureSetupToken(server.instance)) ?? "";
  const token = (await ensureSetupToken(server.instance)) ?? "";
  const refused = { status: 403, body: { detail: expect.stringContaining("not valid") as string } };
  expect(
    await refusal(server.as().call(completeSetup, { body: { ...person, token: old } })),
  ).toEqual(refused);
  expect(
    await refusal(server.as().call(completeSetup, { body: { ...person, token: "x" } })),
  ).toEqual(refused);
  expect((await server.as().call(completeSetup, { body: { ...person, token } })).status).toBe(201);
});

test("the token is not in the database as it is", async () => {
  await using server = await startPeopleServer("sqlite");
  const token = await ensureSetupToken(server.instance);
  const rows = await server.instance.storage.db
    .selectFrom("instance_settings")
    .selectAll()
    .execute();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("bootstrap asks for a password only for who is new, and refuses what could not sign in", async () => {
  await using server = await startPeopleServer("sqlite");
  const input = { organization: "acme", project: "shop" };
  let asked = 0;
  const password = () => {
    asked += 1;
    return owner.password;
  };
  await bootstrap(server.instance, { ...input, email: owner.email, password });
  await bootstrap(server.instance, { ...input, email: owner.email, password });
  expect(asked).toBe(1);
  const bad = [
    { ...input, email: "ada", password },
    { ...input, email: "bob@acme.example", password: "short" },
  ];
  for (const each of bad)
    await expect(bootstrap(server.instance, each)).rejects.toMatchObject({ status: 400 });
});
