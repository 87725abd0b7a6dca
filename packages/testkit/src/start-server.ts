import type { Client } from "@vedette/contract";
import { bootstrap, type Bootstrapped, type RunningServer, start } from "@vedette/server";
import { apiClient } from "./api.ts";
import { createTestDatabase, type EngineName } from "./test-database.ts";

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
  dataDir: string;
}

/** Starts a server on a free port of loopback, with an empty database of its own. */
export async function startServer(
  options: { engine?: EngineName; env?: Readonly<Record<string, string>> } = {},
): Promise<TestServer> {
  const database = await createTestDatabase(options.engine ?? "sqlite");
  try {
    const source = {
      flags: {},
      env: { VEDETTE_PORT: "0", VEDETTE_LOG_LEVEL: "error", ...database.env, ...options.env },
    };
    const running = await start(source);
    const made = await bootstrap(running.services, {
      organization: "acme",
      project: "shop",
      email: "owner@acme.example",
      password: "correct horse battery staple",
    });
    return {
      url: running.url,
      made,
      api: apiClient(running.url, made.token),
      settle: async () => await running.settle(),
      running,
      dataDir: database.dataDir,
      [Symbol.asyncDispose]: async () => {
        await running.stop();
        await database[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}
