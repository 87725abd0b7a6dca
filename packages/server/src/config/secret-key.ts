import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ConfigError } from "./config-error.ts";
import type { Config } from "./config.ts";

/**
 * The instance's key: the setting, else the file `secret-key` in the data folder, which is made
 * with 64 random hex characters, readable by its owner only, when there is none. The folder must
 * exist. Two processes that start at once end up with the same key. Throws `ConfigError` on a file
 * that cannot be read or holds too little.
 */
export function ensureSecretKey(config: Pick<Config, "secretKey" | "dataDir">): string {
  if (config.secretKey !== null) return config.secretKey;
  const file = path.join(config.dataDir, "secret-key");
  const key = readKey(file) ?? makeKey(file);
  if (key.length >= 32) return key;
  throw new ConfigError(
    `The file ${file} holds less than 32 characters; put the key back that it held, for what was sealed with it cannot be read without it.`,
  );
}

function readKey(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw new ConfigError(`The file ${file} cannot be read (${messageOf(error)}).`, {
      cause: error,
    });
  }
}

/** Written aside and linked into place: the file is whole from the moment it can be seen. */
function makeKey(file: string): string {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  const key = randomBytes(32).toString("hex");
  try {
    writeFileSync(draft, `${key}\n`, { mode: 0o600, flag: "wx" });
    chmodSync(draft, 0o600);
    linkSync(draft, file);
    return key;
  } catch (error) {
    const winner = isCode(error, "EEXIST") ? readKey(file) : undefined;
    if (winner !== undefined) return winner;
    throw new ConfigError(`The file ${file} cannot be written (${messageOf(error)}).`, {
      cause: error,
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
