import type { Client } from "@vedette/contract";
import { bootstrap, type Bootstrapped, type RunningServer, start } from "@vedette/server";
import { apiClient } from "./api.ts";
import { owner } from "./owner.ts";
import { createTestDatabase, type EngineName, type TestDatabase } from "./test-database.ts";

/** A whole server in this process, with an organization, a project and a token to begin with. */
export interface TestServer extends AsyncDisposable {
  url: string;
  /** What `vedette bootstrap` made: DSN, token, ids. */
  made: Bootstrapped;
  /** Acts as the owner, with every scope. */
  api: Client;
  /** Resolves when everything taken in is committed, fanned out, and nothing is due to be sent. */
  settle: () => Promise<void>;
  running: RunningServer;
  /** What it runs on; another server may be started on the same. */
  database: TestDatabase;
}

interface StartOptions {
  engine?: EngineName;
  /** One that exists already and outlives this server, instead of an empty one of its own. */
  database?: TestDatabase;
  env?: Readonly<Record<string, string>>;
}

/** Starts a server on a free port of loopback, with an empty database of its own. */
export async function startServer(options: StartOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await createTestDatabase(options.engine ?? "sqlite"));
  const dispose = async (): Promise<void> => {
    if (!options.database) await database[Symbol.asyncDispose]();
  };
  try {
    const source = {
      flags: {},
      env: { VEDETTE_PORT: "0", VEDETTE_LOG_LEVEL: "error", ...database.env, ...options.env },
    };
    const running = await start(source);
    const made = await bootstrap(running.instance, {
      organization: "acme",
      project: "shop",
      ...owner,
    });
    return {
      url: running.url,
      made,
      api: apiClient(running.url, made.token),
      settle: async () => await running.settle(),
      running,
      database,
      [Symbol.asyncDispose]: async () => {
        await running.stop();
        await dispose();
      },
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}
