import path from "node:path";
import type { LogLevel } from "../kit/index.ts";
import { ConfigError } from "./config-error.ts";
import { readSettings, type Role, type Settings, type SettingsSource } from "./env.ts";
import { OTHER_VARIABLES, SETTINGS } from "./settings.ts";

/** Everything the process was told, checked against itself. */
export interface Config {
  /** 0: whichever is free. */
  port: number;
  host: string;
  /** Where others reach us, without a slash at the end. Null: see `baseUrlOf`. */
  url: string | null;
  /** Absolute. */
  dataDir: string;
  /** Null: kept in the data folder, see `ensureSecretKey`. */
  secretKey: string | null;
  logLevel: LogLevel;
  roles: readonly Role[];
  database: { engine: "sqlite"; file: string } | { engine: "postgres"; url: string };
  /** As Fastify takes it. */
  trustProxy: boolean | readonly string[];
  maxEventBytes: number;
  maxEnvelopeBytes: number;
  /** Events. */
  queueLimit: number;
  webhookTimeoutMs: number;
  /** To one receiver; null: any number. */
  webhooksPerSecond: number | null;
  deliveryLateMs: number;
  serviceHookTimeoutMs: number;
  componentTimeoutMs: number;
  egress: {
    allowCidrs: readonly string[];
    allowLoopback: boolean;
    /** Why that is, or is not. */
    loopbackReason: "only-served-here" | "served-to-others" | "setting";
    /** Null: any. */
    allowedPorts: readonly number[] | null;
    proxy: string | null;
  };
  /** Delay before each attempt, in milliseconds. */
  retryScheduleMs: readonly number[];
  /** How long events are kept where a project does not say. */
  retentionDays: number;
  deliveryRetentionDays: number;
  /** Null: no mail goes out. */
  mail: { smtpUrl: string; from: string } | null;
  /** Addresses of those who decide which integrations are published. */
  reviewers: readonly string[];
  /** What is odd but can be lived with; one sentence each. */
  warnings: readonly string[];
}

/**
 * Reads flags and environment (docs/operate/settings.md). Throws `ConfigError`, one sentence that
 * names the setting, on a value that cannot be read and on settings that contradict each other.
 */
export function readConfig(source: SettingsSource): Config {
  const settings = readSettings(source);
  refuseContradictions(settings);
  const dataDir = path.resolve(settings.VEDETTE_DATA_DIR);
  return {
    port: settings.VEDETTE_PORT,
    host: settings.VEDETTE_HOST,
    url: settings.VEDETTE_URL === null ? null : withoutEndSlash(settings.VEDETTE_URL),
    dataDir,
    secretKey: settings.VEDETTE_SECRET_KEY,
    logLevel: settings.VEDETTE_LOG_LEVEL,
    roles: settings.VEDETTE_ROLE,
    database:
      settings.DATABASE_URL === null
        ? { engine: "sqlite", file: path.join(dataDir, "vedette.db") }
        : { engine: "postgres", url: settings.DATABASE_URL },
    trustProxy: settings.VEDETTE_TRUST_PROXY,
    maxEventBytes: settings.VEDETTE_MAX_EVENT_BYTES,
    maxEnvelopeBytes: settings.VEDETTE_MAX_ENVELOPE_BYTES,
    queueLimit: settings.VEDETTE_QUEUE_LIMIT,
    serviceHookTimeoutMs: settings.VEDETTE_SERVICE_HOOK_TIMEOUT_MS,
    webhookTimeoutMs: settings.VEDETTE_WEBHOOK_TIMEOUT_MS,
    webhooksPerSecond: settings.VEDETTE_WEBHOOKS_PER_SECOND,
    deliveryLateMs: settings.VEDETTE_DELIVERY_LATE_MS,
    componentTimeoutMs: settings.VEDETTE_COMPONENT_TIMEOUT_MS,
    egress: {
      allowCidrs: settings.VEDETTE_EGRESS_ALLOW,
      ...readLoopback(settings),
      allowedPorts: settings.VEDETTE_EGRESS_PORTS.length > 0 ? settings.VEDETTE_EGRESS_PORTS : null,
      proxy: settings.VEDETTE_EGRESS_PROXY?.href ?? null,
    },
    retryScheduleMs: settings.VEDETTE_RETRY_SCHEDULE,
    retentionDays: settings.VEDETTE_RETENTION_DAYS,
    deliveryRetentionDays: settings.VEDETTE_DELIVERY_RETENTION_DAYS,
    mail: readMail(settings),
    reviewers: settings.VEDETTE_REVIEWERS,
    warnings: [...unknownVariables(source.env), ...oddities(settings)],
  };
}

/** Where others reach this instance, once the port it got is known. No slash at the end. */
export function baseUrlOf(config: Config, port: number = config.port): string {
  return config.url ?? `http://localhost:${port}`;
}

function refuseContradictions(settings: Settings): void {
  const { VEDETTE_SECRET_KEY: secretKey, DATABASE_URL: databaseUrl } = settings;
  if (secretKey !== null && secretKey.length < 32) {
    throw new ConfigError(
      "VEDETTE_SECRET_KEY is too short: it must have 32 random characters or more.",
    );
  }
  if (databaseUrl !== null && !/^postgres(ql)?:$/.test(URL.parse(databaseUrl)?.protocol ?? "")) {
    throw new ConfigError(
      "DATABASE_URL must be a PostgreSQL address, such as postgres://user:password@host:5432/vedette; leave it out for SQLite.",
    );
  }
  if (settings.VEDETTE_ROLE.length < 3 && databaseUrl === null) {
    throw new ConfigError(
      "VEDETTE_ROLE divides the work among processes, which needs DATABASE_URL: an SQLite folder belongs to one process.",
    );
  }
  if (settings.VEDETTE_ROLE.length < 3 && secretKey === null) {
    throw new ConfigError(
      "VEDETTE_ROLE divides the work among processes, which needs VEDETTE_SECRET_KEY: all must have the same.",
    );
  }
  const { VEDETTE_SMTP_URL: smtpUrl } = settings;
  if (smtpUrl !== null && !/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? "")) {
    throw new ConfigError(
      "VEDETTE_SMTP_URL must be an smtp or smtps address, such as smtps://user:password@mail.example.com.",
    );
  }
  if (smtpUrl !== null && settings.VEDETTE_MAIL_FROM === null) {
    throw new ConfigError(
      "VEDETTE_SMTP_URL needs VEDETTE_MAIL_FROM: mail must come from somebody.",
    );
  }
  if (settings.VEDETTE_MAX_EVENT_BYTES > settings.VEDETTE_MAX_ENVELOPE_BYTES) {
    throw new ConfigError(
      "VEDETTE_MAX_EVENT_BYTES is above VEDETTE_MAX_ENVELOPE_BYTES, but events arrive in envelopes.",
    );
  }
}

function readMail(settings: Settings): Config["mail"] {
  const { VEDETTE_SMTP_URL: smtpUrl, VEDETTE_MAIL_FROM: from } = settings;
  return smtpUrl === null || from === null ? null : { smtpUrl, from };
}

function readLoopback(
  settings: Settings,
): Pick<Config["egress"], "allowLoopback" | "loopbackReason"> {
  const choice = settings.VEDETTE_EGRESS_ALLOW_LOOPBACK;
  if (choice !== "auto") return { allowLoopback: choice === "yes", loopbackReason: "setting" };
  return servesOnlyLoopback(settings)
    ? { allowLoopback: true, loopbackReason: "only-served-here" }
    : { allowLoopback: false, loopbackReason: "served-to-others" };
}

function servesOnlyLoopback(settings: Settings): boolean {
  const isLoopback = (host: string): boolean =>
    /^(localhost|127(\.\d+){3}|::1|\[::1\])$/.test(host);
  const { VEDETTE_HOST: host, VEDETTE_URL: url } = settings;
  // A proxy on this machine may serve the world from a process that listens to loopback only.
  return isLoopback(host) && (url === null || isLoopback(url.hostname));
}

function oddities(settings: Settings): string[] {
  const { VEDETTE_HOST: host, VEDETTE_URL: url } = settings;
  const odd: string[] = [];
  if (url === null && (host === "0.0.0.0" || host === "::")) {
    odd.push(
      "VEDETTE_URL is not set, so links and DSNs say localhost, which only works on this machine.",
    );
  }
  if (settings.DATABASE_URL !== null && settings.VEDETTE_SECRET_KEY === null) {
    odd.push(
      "VEDETTE_SECRET_KEY is not set, so the key is a file of this machine, and other processes on the same database cannot read what it sealed.",
    );
  }
  return odd;
}

function unknownVariables(env: SettingsSource["env"]): string[] {
  const known = new Set<string>([...SETTINGS.map((setting) => setting.env), ...OTHER_VARIABLES]);
  return Object.keys(env)
    .filter((name) => name.startsWith("VEDETTE_") && !known.has(name))
    .map((name) => `${name} is not a setting of Vedette and has no effect.`);
}

function withoutEndSlash(url: URL): string {
  return url.href.replace(/\/+$/, "");
}
