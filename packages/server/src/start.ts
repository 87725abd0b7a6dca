import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { type App, createApp } from "./app.ts";
import {
  baseUrlOf,
  type Config,
  ensureSecretKey,
  readConfig,
  type SettingsSource,
  tellOutgoing,
} from "./config/index.ts";
import { createLog, type Logger } from "./kit/index.ts";
import { CannotOpen, openForCommand } from "./open-for-command.ts";
import type { Instance } from "./resources/instance.ts";
import { ensureSetupToken } from "./resources/setup/index.ts";
import { webRoot } from "./web-root.ts";

/** A server that listens. */
export interface RunningServer {
  /** Without a slash at the end. */
  url: string;
  instance: Instance;
  /** Resolves when all that was taken in is committed and fanned out, and nothing is due. */
  settle: () => Promise<void>;
  /** Finishes what is in flight, then lets go of everything. */
  stop: () => Promise<void>;
}

/** The server cannot start. The message is a sentence for the operator. */
export class CannotStart extends Error {
  override name = "CannotStart";
}

/**
 * Reads the settings, migrates the database and serves. Throws `ConfigError`, `CannotOpen` or
 * `CannotStart`, each with one sentence, for everything an operator can mend.
 */
export async function start(
  source: SettingsSource,
  hooks: { onFatal?: (error: Error) => void } = {},
): Promise<RunningServer> {
  const given = readConfig(source);
  const log = createLog({ level: given.logLevel, name: "vedette" });
  for (const warning of given.warnings) log.warn({}, warning);
  const outgoing = tellOutgoing(given);
  if (outgoing !== null) log.info({}, outgoing);
  const config = { ...given, port: await findPort(given) };
  const baseUrl = baseUrlOf(config);
  await prepareDatabase(config, log);
  const app = await createApp({
    config,
    baseUrl,
    secretKey: ensureSecretKey(config),
    webRoot: existsSync(webRoot) ? webRoot : null,
    log,
    onFatal: hooks.onFatal ?? ((error) => log.error({ err: error }, "The pipeline has ended")),
  });
  await listen(app, config);
  announce(config, baseUrl, await ensureSetupToken(app.instance));
  return { url: baseUrl, instance: app.instance, settle: app.settle, stop: app.close };
}

/** Refuses a taken port before anything is touched; finds a free one for port 0. */
async function findPort(config: Config): Promise<number> {
  const probe = createServer();
  return await new Promise((resolve, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) => reject(toCannotStart(error, config)));
    probe.listen(config.port, config.host, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : config.port;
      probe.close(() => resolve(port));
    });
  });
}

async function prepareDatabase(config: Config, log: Logger): Promise<void> {
  const storage = await openForCommand(config, { migrate: true });
  log.debug({ engine: storage.engine }, "The database is up to date");
  await storage.close();
}

async function listen(app: App, config: Config): Promise<void> {
  try {
    await app.http.listen({ port: config.port, host: config.host });
  } catch (error) {
    await app.close();
    throw toCannotStart(error as NodeJS.ErrnoException, config);
  }
}

function toCannotStart(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new CannotStart(
        `Port ${port} on ${host} is taken by another program. Stop it, or choose another with VEDETTE_PORT.`,
      );
    case "EACCES":
      return new CannotStart(
        `This user may not listen on port ${port}. Choose one above 1023 with VEDETTE_PORT.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new CannotStart(`This machine has no address ${host}. Correct VEDETTE_HOST.`);
    default:
      return error;
  }
}

/** What a person at the terminal needs: standard output, not the log. */
function announce(config: Config, baseUrl: string, setupToken: string | undefined): void {
  const where = config.database.engine === "sqlite" ? config.database.file : "PostgreSQL";
  process.stdout.write(`Vedette serves on ${baseUrl} (data in ${where})\n`);
  if (setupToken) {
    process.stdout.write(`Set it up here, once:  ${baseUrl}/setup?token=${setupToken}\n`);
  }
}

export { CannotOpen };
