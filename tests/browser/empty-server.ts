import { createTestDatabase, spawnServer } from "@vedette/testkit";
import { vi } from "vitest";

/** A server in a process of its own that nobody has set up yet; with `await using` it ends. */
export interface EmptyServer extends AsyncDisposable {
  url: string;
  /** The address it prints for its first person. */
  setupUrl: string;
}

/** Runs `vedette serve` on an empty database, with these settings. */
export async function startEmptyServer(
  env: Readonly<Record<string, string>> = {},
): Promise<EmptyServer> {
  const database = await createTestDatabase("sqlite");
  try {
    const server = await spawnServer({ VEDETTE_PORT: "0", ...database.env, ...env });
    // It is printed right after the line that says where the server is.
    const setupUrl = await vi.waitUntil(() => /once: +(\S+)/.exec(server.output())?.[1], 30_000);
    return {
      url: server.url,
      setupUrl,
      [Symbol.asyncDispose]: async () => {
        await server[Symbol.asyncDispose]();
        await database[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}
