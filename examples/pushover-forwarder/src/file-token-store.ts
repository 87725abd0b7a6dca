import { readFile, rename, writeFile } from "node:fs/promises";
import type { Tokens, TokenStore } from "@vedette/integration-kit";

/**
 * Keeps tokens in one file that only its owner can read. Enough for one process; several would share
 * a database, and keep tokens encrypted there.
 */
export function createFileTokenStore(path: string): TokenStore {
  // One change after the other: each reads what the one before it wrote.
  let last: Promise<void> = Promise.resolve();
  const change = async (edit: (all: AllTokens) => void): Promise<void> => {
    const next = apply(last, path, edit);
    last = next.catch(() => undefined);
    await next;
  };
  return {
    load: async (installationId) => (await readAll(path))[installationId],
    save: async (installationId, tokens) =>
      await change((all) => void (all[installationId] = tokens)),
    delete: async (installationId) => await change((all) => void delete all[installationId]),
  };
}

async function apply(
  earlier: Promise<void>,
  path: string,
  edit: (all: AllTokens) => void,
): Promise<void> {
  await earlier;
  const all = await readAll(path);
  edit(all);
  await writeAll(path, all);
}

interface AllTokens {
  [installationId: string]: Tokens;
}

async function readAll(path: string): Promise<AllTokens> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as AllTokens;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

/** A reader finds the old file or the new one, never half of one. */
async function writeAll(path: string, all: AllTokens): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(all, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
