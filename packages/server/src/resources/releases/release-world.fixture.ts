import { createTestDatabase, type EngineName, openTestStorage } from "@vedette/testkit";
import { startTestServer } from "../../http/testing/start-test-server.ts";
import type { Storage } from "../../storage/index.ts";
import { environmentRoutes } from "../environments/routes.ts";
import type { Instance } from "../instance.ts";
import { noteReleases, type SeenRelease } from "./index.ts";
import { releaseRoutes } from "./routes.ts";

export const START = Date.UTC(2030, 0, 1, 10);
export const MINUTE = 60_000;
const ADA = "ada org:admin project:admin project:releases";

/** Acme with the projects Shop and Admin, Globex with its Shop, and a server for their releases. */
export interface ReleaseWorld extends AsyncDisposable {
  storage: Storage;
  instance: Instance;
  acme: { id: number; shop: number; admin: number };
  globex: { id: number; shop: number };
  /** Moves the clock on. */
  wait: (ms: number) => void;
  /** Calls below `/api/0/`; `who` is a header of authorization, Ada's with all scopes if left out. */
  call: (method: string, path: string, body?: unknown, who?: string) => Promise<Answer>;
  note: (seen: Partial<SeenRelease>) => Promise<void>;
  /** Reports a release of Shop that is not known yet. */
  report: (version: string, more?: object) => Promise<Answer>;
  /** The versions, and the names, in a list. */
  versions: (path: string) => Promise<string[]>;
  names: (path: string) => Promise<string[]>;
}

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- what came over the wire is looked into
  body: any;
  link: string | null;
}

export async function createReleaseWorld(engine: EngineName): Promise<ReleaseWorld> {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const clock = { now: START };
  const instance: Instance = {
    storage,
    links: { baseUrl: "https://errors.acme.example" },
    now: () => clock.now,
    secrets: { seal: (text) => text, open: (sealed) => sealed },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  };
  const [acme, globex] = [
    await addOrganization(storage, "acme"),
    await addOrganization(storage, "globex"),
  ];
  const shop = await addProject(storage, acme, "shop");
  const admin = await addProject(storage, acme, "admin");
  const foreign = await addProject(storage, globex, "shop");
  const server = await startTestServer({
    routes: [...releaseRoutes(instance), ...environmentRoutes(instance)],
  });
  const call: ReleaseWorld["call"] = async (method, path, body, who = ADA) => {
    const answer = await fetch(`${server.url}/api/0/${path}`, {
      method,
      headers: { authorization: `Bearer ${who}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === "" ? undefined : JSON.parse(text),
      link: answer.headers.get("link"),
    };
  };
  return {
    storage,
    instance,
    acme: { id: acme, shop, admin },
    globex: { id: globex, shop: foreign },
    wait: (ms) => void (clock.now += ms),
    call,
    async note(seen) {
      const line: SeenRelease = {
        organizationId: acme,
        projectId: shop,
        version: "shop@1.0.0",
        environment: null,
        events: 1,
        newIssues: 0,
        firstAt: clock.now,
        lastAt: clock.now,
        ...seen,
      };
      await storage.transaction(async (tx) => await noteReleases(engine, tx, [line]));
    },
    async report(version, more = {}) {
      const body = { version, projects: ["shop"], ...more };
      const answer = await call("POST", "organizations/acme/releases/", body);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer));
      return answer;
    },
    versions: async (path) =>
      (await call("GET", path)).body.map(({ version }: { version: string }) => version),
    names: async (path) => (await call("GET", path)).body.map(({ name }: { name: string }) => name),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await storage.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** The cursor of a neighbouring page; undefined: there is none. */
export function cursorOf(link: string | null, rel: "previous" | "next"): string | undefined {
  return new RegExp(`rel="${rel}"; results="true"; cursor="([^"]+)"`).exec(link ?? "")?.[1];
}

async function addOrganization({ db }: Storage, slug: string): Promise<number> {
  const values = { slug, name: slug, created_at: START };
  const row = db.insertInto("organizations").values(values).returning("id");
  return (await row.executeTakeFirstOrThrow()).id;
}

async function addProject({ db }: Storage, organizationId: number, slug: string): Promise<number> {
  const row = db
    .insertInto("projects")
    .values({
      organization_id: organizationId,
      slug,
      name: slug,
      platform: "node",
      rules: "{}",
      created_at: START,
      first_event_at: null,
    })
    .returning("id");
  return (await row.executeTakeFirstOrThrow()).id;
}
