import type { AddressInfo } from "node:net";
import { type Client, createClient } from "@vedette/contract";
import { createTestDatabase, type EngineName, openTestStorage } from "@vedette/testkit";
import { createHttpServer } from "../../http/index.ts";
import { implementRoutes } from "../../implement-routes.ts";
import { createLog } from "../../kit/index.ts";
import { createFindActor, createSignIn, type FindIntegration } from "../../sign-in/index.ts";
import type { Instance } from "../instance.ts";
import { createCatchRequest } from "../catch-alls/index.ts";
import { createLive } from "../live/index.ts";
import { type Bootstrapped, bootstrap } from "../setup/index.ts";

/** A real server in this thread, without ingest and deliveries, on a clock that tests move. */
export interface PeopleServer extends AsyncDisposable {
  url: string;
  instance: Instance;
  /** What the instance takes for now, epoch milliseconds; tests move it. */
  clock: { now: number };
  /** The interface with these headers; without any, as nobody. */
  as(headers?: Readonly<Record<string, string>>): Client;
  bearer(token: string): Client;
}

export const owner = { email: "Ada@acme.example", password: "correct horse battery staple" };

/** Starts it on an empty database of its own. */
export async function startPeopleServer(
  engine: EngineName,
  options: { findIntegration?: FindIntegration; baseUrl?: string; sendsMail?: boolean } = {},
): Promise<PeopleServer> {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const clock = { now: Date.UTC(2030, 0, 1) };
  const log = createLog({ level: "silent", name: "test" });
  const secrets = { seal: (text: string) => text, open: (text: string) => text };
  const links = { baseUrl: options.baseUrl ?? "http://localhost:8000" };
  const instance: Instance = { storage, links, now: () => clock.now, secrets, log };
  const signIn = createSignIn(instance, {
    secretKey: "k".repeat(32),
    sendsMail: options.sendsMail ?? false,
  });
  const live = createLive(storage.hints);
  const { routes, directory, authHandler, answerBadge } = implementRoutes(instance, signIn, {
    sendsMail: options.sendsMail ?? false,
    live,
    outgoing: {
      allowsLoopback: true,
      loopbackReason: "only-served-here",
      allowedRanges: ["10.20.0.0/16"],
      allowedPorts: null,
      usesProxy: false,
      webhookTimeout: 1000,
      serviceHookTimeout: 5000,
      retrySchedule: [0, 5],
      sendsMail: false,
    },
    reviewers: [],
    settings: {
      version: "0.0.0",
      retention: { events: 90, deliveries: 30 },
      limits: { eventBytes: 1_000_000, envelopeBytes: 20_000_000, waitingEvents: 10_000 },
      mailFrom: null,
    },
    apps: {
      ask: () => {
        throw new Error("This server asks no apps");
      },
    },
  });
  const { findIntegration } = options;
  const server = await createHttpServer({
    log,
    routes,
    directory: findIntegration
      ? { ...directory, findActor: createFindActor(instance, signIn, findIntegration) }
      : directory,
    health: async () => ({ ready: true, checks: {} }),
    metrics: null,
    openApi: null,
    webRoot: null,
    authHandler,
    answerBadge,
    catchRequest: createCatchRequest(instance),
    ingest: null,
    baseUrl: links.baseUrl,
    trustProxy: false,
  });
  await server.listen({ port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const as = (headers: Readonly<Record<string, string>> = {}) =>
    createClient({ baseUrl: url, headers });
  return {
    url,
    instance,
    clock,
    as,
    bearer: (token) => as({ authorization: `Bearer ${token}` }),
    [Symbol.asyncDispose]: async () => {
      live.close();
      server.server.closeAllConnections();
      await server.close();
      await storage.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** The organization acme with the project shop, made as the command makes them. */
export async function bootstrapAcme(
  { instance }: PeopleServer,
  input: Partial<Parameters<typeof bootstrap>[1]> = {},
): Promise<Bootstrapped> {
  return await bootstrap(instance, { organization: "acme", project: "shop", ...owner, ...input });
}
