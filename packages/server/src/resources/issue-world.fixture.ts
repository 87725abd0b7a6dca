import { onTestFinished } from "vitest";
import { SCOPES } from "@vedette/contract";
import { createTestDatabase, openTestStorage, type EngineName } from "@vedette/testkit";
import type { IntegrationActor, UserActor } from "../access/index.ts";
import { createHttpServer } from "../http/index.ts";
import { type Implemented } from "../routing/index.ts";
import { createLog, randomHex, uuid4 } from "../kit/index.ts";
import { replaceSubscriptions, type JsonObject, type OutboxResource } from "../outbox/index.ts";
import type { Storage } from "../storage/index.ts";
import { activityRoutes } from "./activities/routes.ts";
import { commentRoutes } from "./comments/routes.ts";
import { eventRoutes } from "./events/routes.ts";
import { findOrganizationIdOfIssue, getIssue } from "./issues/index.ts";
import { issueRoutes } from "./issues/routes.ts";
import { findMember, insertMember } from "./members/index.ts";
import { findOrganization } from "./organizations/index.ts";
import type { Instance } from "./instance.ts";
import { storeEvent, type Report } from "./store-event.fixture.ts";
import { ensureTeamMember } from "./teams/index.ts";
import { createUser } from "./users/index.ts";

export interface Answer<Body> {
  status: number;
  body: Body;
  headers: { readonly [name: string]: string | undefined };
}

/**
 * The organization acme with the projects shop and admin, its members Ada (owner) and Bob, their
 * team, and Eve of globex; the routes of issues, events and comments served for real; a clock that
 * stands still. Callers are named by `as`: ada, bob, eve, app, or nobody.
 */
export async function openIssueWorld(engine: EngineName) {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const clock = { now: Date.UTC(2030, 0, 1, 10, 30) };
  const instance: Instance = {
    storage,
    links: { baseUrl: "https://errors.acme.example" },
    now: () => clock.now,
    secrets: { seal: (text) => text, open: (sealed) => sealed },
    log: createLog({ level: "error", name: "test" }),
  };
  const people = await settle(storage, clock.now);
  const server = await serve(instance, people);
  onTestFinished(async () => {
    await server.close();
    await storage.close();
    await database[Symbol.asyncDispose]();
  });

  return {
    ...people,
    storage,
    instance,
    clock,

    /** Stores an event as the pipeline would; gives the ids of its issue and its own. */
    report: async (report: Report = {}) =>
      await storeEvent(storage, people.projects, clock.now, report),

    /** Has the app listen to these resources: nothing is owed to an organization nobody listens to. */
    async listen(...resources: OutboxResource[]): Promise<void> {
      const { organizationId, installationId } = people.app;
      await storage.transaction(
        async (tx) => await replaceSubscriptions(tx, { organizationId, installationId }, resources),
      );
    },

    /** What the outside is owed, oldest first; it is gone from the outbox then. */
    async told(): Promise<{ event: string; actor: unknown; data: JsonObject }[]> {
      const rows = await storage.db.selectFrom("outbox").selectAll().orderBy("id").execute();
      await storage.db.deleteFrom("outbox").execute();
      return rows.map((row) => ({
        event: `${row.resource}.${row.action}`,
        actor: JSON.parse(row.actor) as unknown,
        data: JSON.parse(row.data) as JsonObject,
      }));
    },

    async call<Body>(
      as: string,
      method: "GET" | "POST" | "PUT" | "DELETE",
      path: string,
      body?: object,
    ): Promise<Answer<Body>> {
      const url = path.startsWith("/") ? path : `/api/0/organizations/acme/${path}`;
      const headers = as === "nobody" ? {} : { authorization: `Bearer ${as}` };
      const reply = await server.inject({ method, url, headers, ...(body && { payload: body }) });
      const text = reply.body;
      return {
        status: reply.statusCode,
        body: (text === "" ? undefined : JSON.parse(text)) as Body,
        headers: reply.headers as Answer<Body>["headers"],
      };
    },
  };
}

export type IssueWorld = Awaited<ReturnType<typeof openIssueWorld>>;

type People = Awaited<ReturnType<typeof settle>>;

async function settle(storage: Storage, now: number) {
  return await storage.transaction(async (tx) => {
    const insertOrganization = async (slug: string) =>
      await tx
        .insertInto("organizations")
        .values({ slug, name: slug.toUpperCase(), created_at: now })
        .returning(["id", "slug"])
        .executeTakeFirstOrThrow();
    const insertProject = async (slug: string, organizationId: number) =>
      await tx
        .insertInto("projects")
        .values({
          organization_id: organizationId,
          slug,
          name: slug.toUpperCase(),
          platform: "node",
          rules: "{}",
          created_at: now,
        })
        .returning(["id", "slug", "organization_id as organizationId"])
        .executeTakeFirstOrThrow();
    const insertPerson = async (name: string, organizationId: number, role: "owner" | "member") => {
      const email = `${name.toLowerCase()}@acme.example`;
      const input = { email, name, passwordHash: "-", isInstanceAdmin: false };
      const user = await createUser(tx, input, now);
      const member = await insertMember(tx, { organizationId, userId: user.id, role }, now);
      return { id: user.id, name, email, memberId: member.id };
    };
    const organization = await insertOrganization("acme");
    const globex = await insertOrganization("globex");
    const [ada, bob] = [
      await insertPerson("Ada", organization.id, "owner"),
      await insertPerson("Bob", organization.id, "member"),
    ];
    const eve = await insertPerson("Eve", globex.id, "owner");
    const team = await tx
      .insertInto("teams")
      .values({ organization_id: organization.id, slug: "ops", name: "Ops", created_at: now })
      .returning(["id", "slug", "name"])
      .executeTakeFirstOrThrow();
    await ensureTeamMember(tx, team.id, ada.memberId);
    const projects = {
      shop: await insertProject("shop", organization.id),
      admin: await insertProject("admin", organization.id),
      elsewhere: await insertProject("elsewhere", globex.id),
    };
    const app = await insertApp(tx, organization.id, now);
    return { organization, globex, ada, bob, eve, team, projects, app };
  });
}

async function insertApp(
  tx: Parameters<typeof insertMember>[0],
  organizationId: number,
  now: number,
) {
  const app = await tx
    .insertInto("sentry_apps")
    .values({
      uuid: uuid4(),
      slug: "acme-tasks",
      name: "Acme Tasks",
      author: null,
      organization_id: organizationId,
      status: "internal",
      webhook_url: "https://tasks.acme.example/hook",
      redirect_url: null,
      is_alertable: 0,
      verify_install: 0,
      scopes: "[]",
      events: "[]",
      schema: "{}",
      overview: null,
      allowed_origins: "[]",
      client_id: randomHex(32),
      client_secret: "-",
      created_by: null,
      created_at: now,
      updated_at: now,
    })
    .returning(["id", "uuid", "slug", "name"])
    .executeTakeFirstOrThrow();
  const installation = await tx
    .insertInto("installations")
    .values({
      uuid: uuid4(),
      sentry_app_id: app.id,
      organization_id: organizationId,
      status: "installed",
      created_at: now,
    })
    .returning(["id", "uuid"])
    .executeTakeFirstOrThrow();
  return {
    ...app,
    organizationId,
    installationId: installation.id,
    installationUuid: installation.uuid,
  };
}

async function serve(instance: Instance, people: People) {
  const { db } = instance.storage;
  const routes: Implemented[] = [
    ...issueRoutes(instance, async () => 0),
    ...activityRoutes(instance, (organizationId, issue) => getIssue(db, organizationId, issue)),
    ...eventRoutes(instance),
    ...commentRoutes(instance),
  ];
  return await createHttpServer({
    log: createLog({ level: "error", name: "test" }),
    routes,
    directory: {
      findActor: async ({ headers }) => toActor(people, headers.authorization?.slice(7)),
      findOrganization: async (idOrSlug) => await findOrganization(db, idOrSlug),
      async findOrganizationOfIssue(issueId) {
        const id = await findOrganizationIdOfIssue(db, issueId);
        return id === undefined ? undefined : await findOrganization(db, String(id));
      },
      findProjectOfDsn: async () => undefined,
      findSentryOfToken: async () => undefined,
      hasTwoFactor: async () => true,
      findRole: async (userId, organizationId) =>
        (await findMember(db, organizationId, userId))?.role ?? null,
    },
    health: async () => ({ ready: true, checks: {} }),
    metrics: null,
    openApi: null,
    webRoot: null,
    authHandler: null,
    ingest: null,
    baseUrl: instance.links.baseUrl,
    trustProxy: false,
  });
}

function toActor(
  people: People,
  name: string | undefined,
): UserActor | IntegrationActor | { kind: "anonymous" } {
  const { ada, bob, eve, app } = people;
  if (name === "app") {
    return {
      kind: "integration",
      sentryAppId: app.id,
      appUuid: app.uuid,
      appName: app.name,
      appSlug: app.slug,
      installationId: app.installationId,
      installationUuid: app.installationUuid,
      organizationId: app.organizationId,
      tokenId: 1,
      scopes: ["event:write"],
    };
  }
  const person = [ada, bob, eve].find((one) => one.name.toLowerCase() === name);
  if (!person) return { kind: "anonymous" };
  const via = { kind: "token", tokenId: 1, scopes: SCOPES } as const;
  const { id, email } = person;
  return { kind: "user", userId: id, email, name: person.name, isInstanceAdmin: false, via };
}
