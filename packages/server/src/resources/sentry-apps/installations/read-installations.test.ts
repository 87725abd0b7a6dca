import { describe, expect, test } from "vitest";
import { openAppWorld } from "../app-world.fixture.ts";

describe("installations", () => {
  test("are listed, newest first, and read one by one", async () => {
    const world = await openAppWorld();
    const [one, two] = [await world.create(), await world.create()];
    const path = "organizations/acme/sentry-app-installations/";
    expect((await world.call("bob", "GET", path)).body).toEqual([
      two.installation,
      one.installation,
    ]);
    const own = `sentry-app-installations/${one.installation.uuid}/`;
    expect((await world.call("bob", "GET", own)).body).toEqual(one.installation);
    expect((await world.call("eve", "GET", own)).status).toBe(404);
    expect(await world.call("ada", "GET", "sentry-app-installations/nowhere/")).toMatchObject({
      status: 404,
      body: { detail: "Could not find given sentry app installation" },
    });
  });

  test("an app reads its own and no other", async () => {
    const world = await openAppWorld();
    const one = await world.create({ scopes: ["org:read"] });
    const two = await world.create({ scopes: ["org:read"] });
    const [{ token }] = one.tokens;
    const read = async ({ installation }: { installation: { uuid: string } }) =>
      (await world.call(token, "GET", `sentry-app-installations/${installation.uuid}/`)).status;
    expect(await read(one)).toBe(200);
    expect(await read(two)).toBe(403);
  });
});
