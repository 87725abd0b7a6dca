import { createSecretKey } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  authorizeInstallation,
  createClient,
  deleteApiAuthorization,
  deleteSentryApp,
  exampleRequest,
  getOauthTokens,
  listApiAuthorizations,
  routes,
  uninstallApp,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { type Acme, bearer, callRaw, startAcme } from "./acme.ts";
import { allowApplication, buildApp, type InstalledApp, settleApp } from "./installed-apps.ts";

const guarded = routes.filter(({ access }) => access.kind !== "public");
const JWT_GRANT = "urn:sentry:params:oauth:grant-type:jwt-bearer";

/** What an app signs to show that it is itself, with a minute to live. */
async function sign({ clientId, clientSecret }: InstalledApp, changes: object = {}) {
  const exp = Math.floor(Date.now() / 1000) + 60;
  return await new SignJWT({ iss: clientId, sub: clientId, exp, ...changes })
    .setProtectedHeader({ alg: "HS256" })
    .sign(createSecretKey(clientSecret, "utf8"));
}

describe.each(testEngines())("on %s", (engine) => {
  let acme: Acme;
  beforeAll(async () => {
    acme = await startAcme(engine);
  });
  afterAll(async () => {
    await acme[Symbol.asyncDispose]();
  });

  /** A public integration on acme. */
  const settle = async (name: string): Promise<InstalledApp> => {
    const { url, api } = acme.server;
    return await settleApp(url, api, "acme", await buildApp(api, "acme", { name }));
  };

  const refresh = async (app: InstalledApp) =>
    await createClient({ baseUrl: acme.server.url }).call(authorizeInstallation, {
      params: { installation: app.uuid },
      body: {
        grant_type: "refresh_token",
        client_id: app.clientId,
        client_secret: app.clientSecret,
        refresh_token: app.refreshToken,
      },
    });

  /** By name, how to come by a credential that lets nobody in, or not any longer. */
  const DEAD: Readonly<Record<string, () => Promise<string>>> = {
    "the token of an integration eight hours later": async () => {
      const { token } = await settle("Late");
      await acme.server.running.instance.storage.db
        .updateTable("api_tokens")
        .set({ expires_at: Date.now() })
        .where("last_characters", "=", token.slice(-4))
        .execute();
      return token;
    },
    "the token of an integration that refreshed it": async () => {
      const app = await settle("Fresh");
      await refresh(app);
      return app.token;
    },
    "the token of an integration that was uninstalled": async () => {
      const { uuid, token } = await settle("Gone");
      await acme.server.api.call(uninstallApp, { params: { installation: uuid } });
      return token;
    },
    "the token of an integration that was removed": async () => {
      const { slug, token } = await settle("Removed");
      await acme.server.api.call(deleteSentryApp, { params: { app: slug } });
      return token;
    },
    "the token of an integration that was switched off": async () => {
      const { slug, token } = await settle("Off");
      await acme.server.running.instance.storage.db
        .updateTable("sentry_apps")
        .set({ is_disabled: 1 })
        .where("slug", "=", slug)
        .execute();
      return token;
    },
    "a refresh token": async () => (await settle("Refresh")).refreshToken,
    "the code of an installation": async () => (await settle("Code")).code,
    "a client secret": async () => (await settle("Secret")).clientSecret,
    "a client id": async () => (await settle("Id")).clientId,
    "a signed assertion": async () => await sign(await settle("Signed")),
    "the token of an application that was sent away": async () => {
      const { url } = acme.server;
      const { api } = acme.owner.session;
      const { token } = await allowApplication(url, acme.owner.session, "Sent away");
      const [newest] = (await api.call(listApiAuthorizations)).body;
      const body = { authorization: newest?.id ?? "" };
      await api.call(deleteApiAuthorization, { body });
      return token;
    },
    "the token of an application that refreshed it": async () => {
      const { url } = acme.server;
      const made = await allowApplication(url, acme.owner.session, "Refreshed");
      const { client_id, client_secret, refreshToken: refresh_token } = made;
      const grant = { grant_type: "refresh_token", client_id, client_secret, refresh_token };
      await createClient({ baseUrl: url }).call(getOauthTokens, { body: grant });
      return made.token;
    },
    "the refresh token of an application": async () => {
      const { url } = acme.server;
      return (await allowApplication(url, acme.owner.session, "Refreshing")).refreshToken;
    },
  };

  test.each(Object.keys(DEAD))("%s lets nobody in anywhere", async (name) => {
    const credential = (await DEAD[name]?.()) ?? "";
    expect(credential.length).toBeGreaterThan(20);
    const { url } = acme.server;
    for (const route of guarded) {
      const { params } = exampleRequest(route);
      const { status } = await callRaw(url, route, bearer(credential), { params });
      expect([route.id, status]).toEqual([route.id, 401]);
    }
  });

  test("what belongs to one integration gives no tokens to another, nor to another installation", async () => {
    const { url, api } = acme.server;
    const own = await settle("Owner");
    const thief = await settle("Thief");
    const again = await settleApp(url, acme.stranger.session.api, "elsewhere", {
      ...(await buildApp(acme.stranger.session.api, "elsewhere", { name: "Far" })),
    });
    const ask = async (uuid: string, as: InstalledApp, fields: object, jwt?: string) => {
      const params = { installation: uuid };
      const client = { client_id: as.clientId, client_secret: as.clientSecret };
      const body = jwt === undefined ? { ...client, ...fields } : fields;
      const caller = jwt === undefined ? {} : bearer(jwt);
      return await callRaw(url, authorizeInstallation, caller, { params, body });
    };
    const refreshing = { grant_type: "refresh_token", refresh_token: own.refreshToken };
    const exchanging = { grant_type: "authorization_code", code: own.code };
    const asserting = { grant_type: JWT_GRANT };
    const mixed = { ...own, clientSecret: thief.clientSecret };
    const posed = await sign(thief, { iss: own.clientId, sub: own.clientId });
    const answers = await Promise.all([
      ask(own.uuid, own, exchanging),
      ask(own.uuid, thief, refreshing),
      ask(own.uuid, thief, exchanging),
      ask(thief.uuid, thief, refreshing),
      ask(thief.uuid, own, refreshing),
      ask(again.uuid, own, refreshing),
      ask(own.uuid, mixed, refreshing),
      ask(own.uuid, thief, asserting, await sign(thief)),
      ask(again.uuid, own, asserting, await sign(own)),
      ask(own.uuid, own, asserting, posed),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      401, 403, 403, 400, 403, 403, 401, 401, 401, 401,
    ]);
    expect(answers.filter(({ text }) => text.includes('token":'))).toEqual([]);
    const { status } = await api.call(authorizeInstallation, {
      params: { installation: own.uuid },
      body: { client_id: own.clientId, client_secret: own.clientSecret, ...refreshing },
    });
    expect(status).toBe(201);
  });

  test("a signed assertion works once", async () => {
    const app = await settle("Signer");
    const jwt = await sign(app);
    const call = { params: { installation: app.uuid }, body: { grant_type: JWT_GRANT } };
    const show = async () =>
      (await callRaw(acme.server.url, authorizeInstallation, bearer(jwt), call)).status;
    expect([await show(), await show()]).toEqual([201, 401]);
  });
});
