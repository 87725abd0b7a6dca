import { testEngines } from "@vedette/testkit";
import { createApiToken, deleteApiToken, getMe, listApiTokens } from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { signInAs } from "../testing/sign-in-as.ts";
import { bootstrapAcme, owner, startPeopleServer } from "../testing/start-people-server.ts";

describe.each(testEngines())("on %s", (engine) => {
  test("a person makes a token in the browser, sees it once, uses and revokes it", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    const session = await signInAs(server);
    const body = { name: "laptop", scopes: ["org:read", "org:read"] as "org:read"[] };
    const made = (await session.call(createApiToken, { body })).body;
    expect(made).toMatchObject({
      name: "laptop",
      scopes: ["org:read"],
      tokenLastCharacters: made.token.slice(-4),
    });
    expect(made.token).toMatch(/^sntryu_[0-9a-f]{64}$/);
    const listed = (await session.call(listApiTokens)).body;
    expect(listed.map(({ name }) => name)).toEqual(["laptop", "bootstrap"]);
    expect(JSON.stringify(listed)).not.toContain(made.token);
    const rows = await server.instance.storage.db.selectFrom("api_tokens").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(made.token);

    const program = server.bearer(made.token);
    expect((await program.call(getMe)).status).toBe(200);
    const revoked = await session.call(deleteApiToken, { body: { tokenId: made.id } });
    expect(revoked.status).toBe(204);
    expect(await refusal(program.call(getMe))).toMatchObject({ status: 401 });
  });
});

test("a token makes no tokens, and nobody revokes those of others", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const program = server.bearer(made.token);
  expect(await refusal(program.call(listApiTokens))).toMatchObject({ status: 401 });
  const body = { scopes: ["org:admin"] as "org:admin"[] };
  expect(await refusal(program.call(createApiToken, { body }))).toMatchObject({ status: 401 });

  const eve = { email: "eve@globex.example", organization: "globex" };
  await bootstrapAcme(server, eve);
  const session = await signInAs(server, { ...owner, email: eve.email });
  for (const tokenId of ["1", "0", "nonsense"]) {
    expect(await refusal(session.call(deleteApiToken, { body: { tokenId } }))).toMatchObject({
      status: 404,
    });
  }
  expect((await program.call(getMe)).status).toBe(200);
});
