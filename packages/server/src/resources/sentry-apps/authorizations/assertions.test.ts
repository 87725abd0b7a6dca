import { createSecretKey } from "node:crypto";
import { testEngines } from "@vedette/testkit";
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import {
  type InstalledWorld,
  openInstalledWorld,
} from "../installations/installed-world.fixture.ts";

const GRANT = "urn:sentry:params:oauth:grant-type:jwt-bearer";

/** What to sign otherwise than an app would. */
interface Changes {
  iss?: string;
  sub?: string;
  /** Seconds from now; null leaves it out. */
  lastsSeconds?: number | null;
  jti?: string;
  secret?: string;
  alg?: string;
}

async function sign(world: InstalledWorld, changes: Changes = {}): Promise<string> {
  const { clientId, clientSecret, clock } = world;
  const { iss = clientId, sub = clientId, lastsSeconds = 60, jti, alg = "HS256" } = changes;
  const seconds = clock.now / 1000;
  const ends = lastsSeconds === null ? {} : { exp: seconds + lastsSeconds };
  const claims = { iss, sub, iat: seconds, ...ends, ...(jti === undefined ? {} : { jti }) };
  const key = createSecretKey(changes.secret ?? clientSecret, "utf8");
  return await new SignJWT(claims).setProtectedHeader({ alg, typ: "JWT" }).sign(key);
}

/** Shows an assertion as an app does; a header of its own stands for none at all. */
async function show(world: InstalledWorld, uuid: string, jwt: string) {
  const path = `sentry-app-installations/${uuid}/authorizations/`;
  return await world.call(jwt, "POST", path, { grant_type: GRANT });
}

async function settle(world: InstalledWorld) {
  const { uuid, code } = await world.install();
  const grant = { grant_type: "authorization_code", code };
  const { token, refreshToken } = (await world.authorize(uuid, grant)).body;
  return { uuid, token, refreshToken };
}

describe.each(testEngines())("on %s", (engine) => {
  test("an assertion gives a new pair, and the old one is dead", async () => {
    const world = await openInstalledWorld(engine);
    const before = await settle(world);
    const { status, body } = await show(world, before.uuid, await sign(world));
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { refreshToken: expect.any(String), expiresAt: "2030-01-01T08:00:00.000000Z" },
    });
    const path = `sentry-app-installations/${before.uuid}/`;
    expect((await world.call(before.token, "GET", path)).status).toBe(401);
    expect((await world.call(body.token, "GET", path)).status).toBe(200);
  });

  test("an assertion works once, however its signature is written", async () => {
    const world = await openInstalledWorld(engine);
    const { uuid } = await settle(world);
    const jwt = await sign(world);
    expect((await show(world, uuid, jwt)).status).toBe(201);
    const refused = { status: 401, body: { detail: "Could not validate JWT" } };
    expect(await show(world, uuid, jwt)).toMatchObject(refused);
    // The last character of 32 bytes in base64url holds two bits that mean nothing.
    const last = jwt.at(-1) ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const same = alphabet[alphabet.indexOf(last) ^ 1] ?? "";
    expect((await show(world, uuid, jwt.slice(0, -1) + same)).status).toBe(401);
    const named = { jti: "one" };
    expect((await show(world, uuid, await sign(world, named))).status).toBe(201);
    const again = await sign(world, { ...named, lastsSeconds: 30 });
    expect(await show(world, uuid, again)).toMatchObject(refused);
  });
});

describe("an assertion is refused", () => {
  const invalid = "Could not validate JWT";
  const foreign = "JWT is not valid for this application";

  test.each<[string, Changes, string]>([
    ["that is signed with another secret", { secret: "0".repeat(64) }, invalid],
    ["that has ended", { lastsSeconds: -1 }, invalid],
    ["that has no end", { lastsSeconds: null }, invalid],
    ["that ends too far ahead", { lastsSeconds: 601 }, invalid],
    ["that is about another", { sub: "somebody" }, invalid],
    ["of an unknown issuer", { iss: "f".repeat(64) }, foreign],
    ["signed another way", { alg: "HS512" }, invalid],
  ])("%s", async (_name, changes, detail) => {
    const world = await openInstalledWorld();
    const { uuid } = await settle(world);
    const refused = { status: 401, body: { detail } };
    expect(await show(world, uuid, await sign(world, changes))).toMatchObject(refused);
  });

  test("that is not signed at all, or is none", async () => {
    const world = await openInstalledWorld();
    const { uuid } = await settle(world);
    const { clientId } = world;
    const unsigned = new UnsecuredJWT({ iss: clientId, sub: clientId }).encode();
    for (const jwt of [unsigned, "no.such.thing", "nothing"]) {
      expect(await show(world, uuid, jwt)).toMatchObject({
        status: 401,
        body: { detail: invalid },
      });
    }
  });

  test("in a header of another form", async () => {
    const world = await openInstalledWorld();
    const { uuid } = await settle(world);
    expect((await show(world, uuid, "two words")).body.detail).toBe("Header is in invalid form");
    const jwt = await sign(world);
    expect((await world.authorizeWith(uuid, `Token ${jwt}`, { grant_type: GRANT })).body).toEqual({
      detail: "Bearer not present in token",
    });
    expect((await world.authorizeWith(uuid, undefined, { grant_type: GRANT })).body).toEqual({
      detail: "Header is in invalid form",
    });
  });

  test("for an installation there is not, of another app, or without a token", async () => {
    const world = await openInstalledWorld();
    const nowhere = "00000000-0000-4000-8000-000000000000";
    expect((await show(world, nowhere, await sign(world))).body.detail).toBe(
      "Installation not found",
    );
    const { uuid } = await world.install();
    expect((await show(world, uuid, await sign(world))).body.detail).toBe(
      "Installation does not have a token",
    );
    const other = await world.publish({ name: "Other" });
    const theirs = await world.install("ada", other.slug);
    expect((await show(world, theirs.uuid, await sign(world, { jti: "a" }))).body.detail).toBe(
      foreign,
    );
  });
});
