import {
  baseUrlOf,
  type Config,
  ensureSecretKey,
  readConfig,
  type SettingsSource,
} from "../config/index.ts";
import { createLog, deriveSealKey, open, seal } from "../kit/index.ts";
import { openForCommand } from "../open-for-command.ts";
import type { Instance } from "../resources/instance.ts";
import { CannotRun } from "./cannot-run.ts";

/**
 * Does `work` on the instance's database, brought up to date first, and closes it. `secretKey` is
 * the instance's. Throws
 * `ConfigError`, `CannotOpen`, or `CannotRun` where the instance's address cannot be known.
 */
export async function withInstance<T>(
  source: SettingsSource,
  work: (instance: Instance, config: { secretKey: string }) => Promise<T>,
): Promise<T> {
  const config = readConfig(source);
  const baseUrl = knownBaseUrl(config);
  const storage = await openForCommand(config, { migrate: true });
  try {
    const secretKey = ensureSecretKey(config);
    const key = deriveSealKey(secretKey);
    const instance: Instance = {
      storage,
      links: { baseUrl },
      now: Date.now,
      secrets: { seal: (text) => seal(key, text), open: (sealed) => open(key, sealed) },
      log: createLog({ level: config.logLevel, name: "vedette" }),
    };
    return await work(instance, { secretKey });
  } finally {
    await storage.close();
  }
}

function knownBaseUrl(config: Config): string {
  if (config.port === 0 && config.url === null) {
    throw new CannotRun(
      "VEDETTE_PORT is 0, so nobody knows where the server is reached; say it with VEDETTE_URL.",
    );
  }
  return baseUrlOf(config);
}
