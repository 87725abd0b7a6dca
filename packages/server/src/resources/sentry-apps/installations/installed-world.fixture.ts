import type { EngineName } from "@vedette/testkit";
import { openAppWorld } from "../app-world.fixture.ts";

/** What a test reads of any answer; each field is checked by what it is compared with. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers are compared, not typed
type Body = any;

export const EIGHT_HOURS_MS = 8 * 60 * 60 * 1000;
export const TEN_MINUTES_MS = 10 * 60 * 1000;

/** The world of apps, where acme has made the public integration "Acme Tasks", which nobody installed yet. */
export async function openInstalledWorld(engine: EngineName = "sqlite") {
  const world = await openAppWorld(engine);
  const publish = async (fields: object = {}): Promise<Body> =>
    await world.create({
      isInternal: false,
      author: "Acme",
      webhookUrl: "https://tasks.acme.example/webhook",
      redirectUrl: "https://tasks.acme.example/setup?from=vedette",
      scopes: ["event:read", "org:read"],
      events: ["issue"],
      verifyInstall: false,
      ...fields,
    });
  const { slug, clientId, clientSecret } = await publish();

  return {
    ...world,
    publish,
    slug,
    clientId,
    clientSecret,

    /** Installs as somebody of acme does, and expects that to work. */
    async install(as = "ada", app: string = slug): Promise<Body> {
      const path = "organizations/acme/sentry-app-installations/";
      const { status, body } = await world.call(as, "POST", path, { slug: app });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body;
    },

    /** Asks for tokens as the app does. */
    async authorize(uuid: string, fields: object | undefined, as = "nobody") {
      const path = `sentry-app-installations/${uuid}/authorizations/`;
      const whole = fields && { client_id: clientId, client_secret: clientSecret, ...fields };
      return await world.call(as, "POST", path, whole);
    },

    /** Asks for tokens with any header at all. */
    async authorizeWith(uuid: string, authorization: string | undefined, fields: object) {
      return await world.send("POST", `sentry-app-installations/${uuid}/authorizations/`, {
        body: fields,
        headers: authorization === undefined ? {} : { authorization },
      });
    },

    /** Makes an app one that every organization can install. */
    async setStatus(app: string, status: "published" | "unpublished"): Promise<void> {
      await world.storage.db
        .updateTable("sentry_apps")
        .set({ status })
        .where("slug", "=", app)
        .execute();
    },

    /** What the outside was told of installations, in order. */
    async told(): Promise<Body[]> {
      const rows = await world.storage.db
        .selectFrom("outbox")
        .selectAll()
        .where("resource", "=", "installation")
        .orderBy("id")
        .execute();
      return rows.map(({ action, actor, data, recipients }) => ({
        action,
        actor: JSON.parse(actor),
        ...JSON.parse(data),
        recipients: JSON.parse(recipients ?? "null"),
      }));
    },
  };
}

export type InstalledWorld = Awaited<ReturnType<typeof openInstalledWorld>>;
