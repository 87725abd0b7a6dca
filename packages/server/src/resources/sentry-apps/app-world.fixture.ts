import { onTestFinished } from "vitest";
import { isScope, Problem, type Role } from "@vedette/contract";
import { createTestDatabase, type EngineName, openTestStorage } from "@vedette/testkit";
import type { AnonymousActor, IntegrationActor, UserActor } from "../../access/index.ts";
import { createHttpServer } from "../../http/index.ts";
import { createLog, sha256Hex } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { findToken } from "../api-tokens/index.ts";
import { findMember, insertMember } from "../members/index.ts";
import { findOrganization } from "../organizations/index.ts";
import type { Instance } from "../instance.ts";
import { createUser } from "../users/index.ts";
import { findIntegration } from "./index.ts";
import { sentryAppRoutes } from "./routes.ts";

/** What a test reads of any answer; each field is checked by what it is compared with. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers are compared, not typed
type Body = any;

type Method = "GET" | "POST" | "PUT" | "DELETE";

interface Answer {
  status: number;
  body: Body;
  link: string;
}

/**
 * The organizations acme, of the owner Ada, the manager Mia and the member Bob, and globex, of Eve;
 * Stella, who administers the instance and is in neither; the routes of apps served for real; a
 * clock that stands still. `as` names the caller: a person's
 * session (`ada`), a person's token with its scopes (`ada org:read`), or the value of an app's token.
 */
export async function openAppWorld(
  engine: EngineName = "sqlite",
  reviewers: readonly string[] = ["reviewer@vedette.example"],
) {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const clock = { now: Date.UTC(2030, 0, 1) };
  const logged: string[] = [];
  const instance: Instance = {
    storage,
    links: { baseUrl: "https://errors.acme.example" },
    now: () => clock.now,
    secrets: {
      seal: (text) => `sealed ${text}`,
      open: (sealed) => sealed.replace("sealed ", ""),
    },
    log: { ...silent, info: (_details, message) => void logged.push(message) },
  };
  const people = await storage.transaction((tx) => settle(tx, clock.now));
  const server = await serve(instance, people, reviewers);
  onTestFinished(async () => {
    await server.close();
    await storage.close();
    await database[Symbol.asyncDispose]();
  });

  async function call(as: string, method: Method, path: string, body?: object): Promise<Answer> {
    const headers = { authorization: `Bearer ${as}`, origin: instance.links.baseUrl };
    return await send(method, path, { headers, ...(body && { body }) });
  }

  async function send(
    method: Method,
    path: string,
    { headers, body }: { headers: Record<string, string>; body?: object },
  ): Promise<Answer> {
    const url = `/api/0/${path}`;
    const reply = await server.inject({ method, url, headers, ...(body && { payload: body }) });
    return {
      status: reply.statusCode,
      body: reply.body === "" ? undefined : JSON.parse(reply.body),
      link: String(reply.headers["link"]),
    };
  }

  return {
    ...people,
    storage,
    instance,
    clock,
    call,
    /** As above, with any headers at all. */
    send,
    /** What the log was told. */
    logged,

    /** What a browser gets that shows a picture. */
    async picture(url: string) {
      const headers = { authorization: "Bearer nobody" };
      const reply = await server.inject({ method: "GET", url, headers });
      return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload };
    },

    /** Makes an internal integration as Ada does, and expects it to be made. */
    async create(fields: object = {}): Promise<Body> {
      const whole = { organization: "acme", isInternal: true, name: "Acme Tasks", ...fields };
      const { status, body } = await call("ada", "POST", "sentry-apps/", whole);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body;
    },

    /** The events of acme's audit log, oldest first. */
    async audited(): Promise<string[]> {
      const query = storage.db.selectFrom("audit_log").select("event").orderBy("id");
      return (await query.execute()).map(({ event }) => event);
    },

    async subscriptions(): Promise<string[]> {
      const query = storage.db.selectFrom("subscriptions").select("resource").orderBy("resource");
      return (await query.execute()).map(({ resource }) => resource);
    },
  };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export type AppWorld = Awaited<ReturnType<typeof openAppWorld>>;

type People = Awaited<ReturnType<typeof settle>>;

async function settle(tx: Tx, now: number) {
  const insertOrganization = async (slug: string) =>
    await tx
      .insertInto("organizations")
      .values({ slug, name: slug.toUpperCase(), created_at: now })
      .returning(["id", "slug"])
      .executeTakeFirstOrThrow();
  const insertPerson = async (name: string, isInstanceAdmin = false) => {
    const email = `${name}@acme.example`;
    const fields = { email, name, passwordHash: "-", isInstanceAdmin };
    const { id } = await createUser(tx, fields, now);
    return { id, name, email, isInstanceAdmin };
  };
  const insertMemberOf = async (organizationId: number, name: string, role: Role) => {
    const person = await insertPerson(name);
    await insertMember(tx, { organizationId, userId: person.id, role }, now);
    return person;
  };
  const acme = await insertOrganization("acme");
  const globex = await insertOrganization("globex");
  return {
    acme,
    globex,
    people: [
      await insertMemberOf(acme.id, "ada", "owner"),
      await insertMemberOf(acme.id, "mia", "manager"),
      await insertMemberOf(acme.id, "bob", "member"),
      await insertMemberOf(globex.id, "eve", "owner"),
      await insertPerson("stella", true),
    ],
  };
}

async function serve(instance: Instance, people: People, reviewers: readonly string[]) {
  const { db } = instance.storage;
  return await createHttpServer({
    log: createLog({ level: "error", name: "test" }),
    routes: sentryAppRoutes(instance, { reviewers }),
    directory: {
      findActor: async ({ headers }) =>
        await findActor(instance, people, headers.authorization?.slice("Bearer ".length) ?? ""),
      findOrganization: async (idOrSlug) => await findOrganization(db, idOrSlug),
      findOrganizationOfIssue: async () => undefined,
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

async function findActor(
  instance: Instance,
  { people }: People,
  credentials: string,
): Promise<UserActor | IntegrationActor | AnonymousActor> {
  if (credentials === "nobody") return { kind: "anonymous" };
  const [name, ...scopes] = credentials.split(" ");
  const person = people.find((one) => one.name === name);
  if (person) {
    const { id: userId, email, isInstanceAdmin } = person;
    const via =
      scopes.length === 0
        ? ({ kind: "session", sessionId: "s" } as const)
        : ({ kind: "token", tokenId: 1, scopes: scopes.filter(isScope) } as const);
    return { kind: "user", userId, email, name: person.name, isInstanceAdmin, via };
  }
  const { db } = instance.storage;
  const token = await findToken(db, sha256Hex(credentials));
  const app =
    token?.owner.kind === "integration"
      ? await findIntegration(db, token.owner.installationId)
      : undefined;
  if (token === undefined || app === undefined) throw new Problem("invalid-token");
  return { ...app, kind: "integration", tokenId: token.id, scopes: token.scopes };
}
