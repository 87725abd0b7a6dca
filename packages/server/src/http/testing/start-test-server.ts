import type { AddressInfo } from "node:net";
import { Problem, type Scope } from "@vedette/contract";
import type { IntegrationActor, UserActor } from "../../access/index.ts";
import { createLog } from "../../kit/index.ts";
import { createHttpServer, type Directory, type HttpServerOptions } from "../index.ts";
import { madeUpRoutes } from "./made-up-routes.ts";

export interface TestServer extends AsyncDisposable {
  url: string;
  /** The log's lines, parsed. */
  logged: { [key: string]: unknown }[];
}

/**
 * A real server on a free port with a few made-up routes, two organizations (acme 1, globex 2) and
 * their people: Ada owns acme, Bob is a member of it, Eve owns globex. `cookie: session=ada` is
 * Ada's session, `authorization: Bearer ada org:read` a token of hers, `Bearer app …` one of an app
 * installed on acme.
 */
export async function startTestServer(
  options: Partial<HttpServerOptions> = {},
): Promise<TestServer> {
  const logged: { [key: string]: unknown }[] = [];
  const server = await createHttpServer({
    log: createLog({
      level: "debug",
      name: "test",
      destination: { write: (line) => void logged.push(JSON.parse(line)) },
    }),
    routes: madeUpRoutes,
    directory: madeUpDirectory,
    health: async () => ({ ready: true, checks: { database: "ok" } }),
    metrics: null,
    openApi: null,
    webRoot: null,
    authHandler: null,
    ingest: null,
    baseUrl: "https://errors.acme.example",
    trustProxy: false,
    ...options,
  });
  await server.listen({ port: 0, host: "127.0.0.1" });
  return {
    url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    logged,
    [Symbol.asyncDispose]: async () => {
      server.server.closeAllConnections();
      await server.close();
    },
  };
}

const PEOPLE: { [name: string]: number } = { ada: 7, bob: 8, eve: 9 };
const ROLES: { [seat: string]: "owner" | "member" } = {
  "7@1": "owner",
  "8@1": "member",
  "9@2": "owner",
};
const ORGANIZATIONS = [
  { id: 1, slug: "acme" },
  { id: 2, slug: "globex" },
];

const madeUpDirectory: Directory = {
  findActor: async ({ headers }) => {
    const [, name, ...scopes] = headers.authorization?.split(" ") ?? [];
    if (name === "app") return app(scopes as Scope[]);
    if (name !== undefined)
      return person(name, { kind: "token", tokenId: 3, scopes: scopes as Scope[] });
    const session = /session=(\w+)/.exec(headers.cookie ?? "")?.[1];
    if (session === undefined) return { kind: "anonymous" };
    return person(session, { kind: "session", sessionId: "s" });
  },
  findOrganization: async (idOrSlug) =>
    ORGANIZATIONS.find(({ id, slug }) => slug === idOrSlug || String(id) === idOrSlug),
  findOrganizationOfIssue: async (issueId) =>
    ORGANIZATIONS.find(({ id }) => issueId.startsWith(`${id}0`)),
  findProjectOfDsn: async () => undefined,
  findSentryOfToken: async () => undefined,
  hasTwoFactor: async () => true,
  findRole: async (userId, organizationId) => ROLES[`${userId}@${organizationId}`] ?? null,
};

function person(name: string, via: UserActor["via"]): UserActor {
  const userId = PEOPLE[name];
  if (userId === undefined) throw new Problem("invalid-token");
  return { kind: "user", userId, email: `${name}@acme.example`, name, isInstanceAdmin: false, via };
}

function app(scopes: readonly Scope[]): IntegrationActor {
  return {
    kind: "integration",
    sentryAppId: 5,
    appUuid: "0b7c1c0e-2a4d-4a53-9d3b-6a6f1f0f7a11",
    appName: "Acme Tasks",
    appSlug: "acme-tasks",
    installationId: 6,
    installationUuid: "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55",
    organizationId: 1,
    tokenId: 4,
    scopes,
  };
}
