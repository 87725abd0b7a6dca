import { describe, expect, test } from "vitest";
import { openAppWorld } from "../app-world.fixture.ts";

describe("tokens", () => {
  test("are made up to twenty, listed without their values, and revoked", async () => {
    const world = await openAppWorld();
    const app = await world.create({ scopes: ["org:read"] });
    const path = `sentry-apps/${app.slug}/api-tokens/`;
    const made = await world.call("ada", "POST", path, { name: "for the robot" });
    expect(made).toMatchObject({
      status: 201,
      body: { name: "for the robot", token: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    for (let count = 2; count < 20; count++) {
      expect((await world.call("ada", "POST", path)).status).toBe(201);
    }
    expect(await world.call("ada", "POST", path)).toMatchObject({
      status: 403,
      body: "Cannot generate more than 20 tokens for a single integration",
    });
    const { body } = await world.call("ada", "GET", path);
    expect(body).toHaveLength(20);
    expect(JSON.stringify(body)).not.toContain(made.body.token);

    expect((await world.call("mia", "DELETE", `${path}${made.body.id}/`)).status).toBe(204);
    expect(await world.call("mia", "DELETE", `${path}${made.body.id}/`)).toMatchObject({
      status: 404,
      body: { detail: "Couldn't find the given api token" },
    });
    const own = `sentry-apps/${app.slug}/`;
    expect((await world.call(made.body.token, "GET", own)).status).toBe(401);
    expect((await world.call("ada", "POST", path)).status).toBe(201);
    expect((await world.audited()).slice(1)).toContain("internal-integration.remove-token");
  });

  test("cannot be listed or made with a token", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create();
    const path = `sentry-apps/${slug}/api-tokens/`;
    expect((await world.call("ada org:admin", "GET", path)).status).toBe(401);
    expect((await world.call("ada org:admin", "POST", path)).status).toBe(401);
  });

  test("of another app are not revoked through this one", async () => {
    const world = await openAppWorld();
    const [one, two] = [await world.create(), await world.create()];
    const [token] = two.tokens;
    const path = `sentry-apps/${one.slug}/api-tokens/${token.id}/`;
    expect(await world.call("ada", "DELETE", path)).toMatchObject({
      status: 403,
      body: { detail: "Given token is not owned by this sentry app" },
    });
  });

  test("are for internal apps: of others none are listed, made or revoked", async () => {
    const world = await openAppWorld();
    const { slug } = await world.create({
      isInternal: false,
      author: "Acme",
      webhookUrl: "https://tasks.acme.example/hook",
    });
    const [token] = (await world.create()).tokens;
    const path = `sentry-apps/${slug}/api-tokens/`;
    expect(await world.call("ada", "GET", path)).toMatchObject({ status: 200, body: [] });
    const refused = {
      status: 403,
      body: "This route is limited to internal integrations only",
    };
    expect(await world.call("ada", "POST", path)).toMatchObject(refused);
    expect(await world.call("ada", "DELETE", `${path}${token.id}/`)).toMatchObject(refused);
  });
});
