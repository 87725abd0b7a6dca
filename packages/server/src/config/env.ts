import { isIP } from "node:net";
import type { LogLevel } from "../kit/index.ts";
import { ConfigError } from "./config-error.ts";
import { SETTINGS, type Setting, type SettingType } from "./settings.ts";

/** What one kind of process does; `all` is the three of them. */
export type Role = "web" | "ingest" | "worker";

/** What each type of setting is read into. */
interface Primitive {
  port: number;
  text: string;
  url: URL;
  bytes: number;
  count: number;
  days: number;
  milliseconds: number;
  "log-level": LogLevel;
  roles: readonly Role[];
  proxies: boolean | readonly string[];
  cidrs: readonly string[];
  loopback: "auto" | "yes" | "no";
  ports: readonly number[];
  proxy: URL;
  durations: readonly number[];
  addresses: readonly string[];
}

type Env = (typeof SETTINGS)[number]["env"];
type TypeOf<E extends Env> = Extract<(typeof SETTINGS)[number], { env: E }>["type"];
type DefaultOf<E extends Env> = Extract<(typeof SETTINGS)[number], { env: E }>["default"];

/** Every setting read, by its variable; null where none was given and there is no default. */
export type Settings = {
  readonly [E in Env]: Primitive[TypeOf<E>] | (DefaultOf<E> extends null ? null : never);
};

/** Where settings come from: flags by their name without dashes, and the environment. */
export interface SettingsSource {
  flags: { readonly [flag: string]: string | undefined };
  env: { readonly [name: string]: string | undefined };
}

/**
 * Reads every setting: a flag wins over the environment, which wins over the default. An empty
 * variable counts as absent. Throws `ConfigError` naming the first that cannot be read.
 */
export function readSettings({ flags, env }: SettingsSource): Settings {
  const read = SETTINGS.map((setting) => {
    const flag = setting.flag === null ? undefined : flags[setting.flag];
    const given = flag ?? (env[setting.env]?.trim() || undefined);
    const name = flag === undefined ? setting.env : `--${setting.flag}`;
    const text = given ?? setting.default;
    return [setting.env, text === null ? null : readValue(setting, name, text.trim())];
  });
  return Object.fromEntries(read) as Settings;
}

function readValue(setting: Setting, name: string, text: string): unknown {
  const value = READERS[setting.type](text);
  if (value !== undefined) return value;
  throw new ConfigError(`${name} is "${text}", but it must be ${EXPECTED[setting.type]}.`);
}

const EXPECTED: { readonly [T in SettingType]: string } = {
  port: "a port: a number from 0 to 65535",
  text: "a text that is not empty",
  url: "an http or https address without query, fragment or user, such as https://errors.example.com",
  bytes: "a number of bytes above 0, such as 1048576, 1MiB or 512KiB",
  count: "a whole number above 0",
  days: "a number of days from 1 to 3650",
  milliseconds: "a number of milliseconds from 1 to 60000",
  "log-level": "one of debug, info, warn, error and silent",
  roles: "all, or a list of web, ingest and worker",
  proxies: "no, yes, or a list of IP addresses and CIDR ranges",
  cidrs: "a list of CIDR ranges, such as 10.20.0.0/16,fd00:7::/64",
  loopback: "auto, yes or no",
  ports: "a list of ports from 1 to 65535, such as 80,443",
  proxy: "the http or https address of a proxy, such as http://proxy.example.com:3128",
  addresses: "a list of mail addresses, such as ada@example.com,bob@example.com",
  durations: "a list of durations of at most 7 days, such as 0,5s,1m,2h, with at most 50 of them",
};

/** Give undefined for a text that is not of the type. */
const READERS: { readonly [T in SettingType]: (text: string) => Primitive[T] | undefined } = {
  port: (text) => readInteger(text, 0, 65_535),
  text: (text) => text || undefined,
  url: readUrl,
  bytes: readBytes,
  count: (text) => readInteger(text, 1, 1_000_000_000),
  days: (text) => readInteger(text, 1, 3650),
  milliseconds: (text) => readInteger(text, 1, 60_000),
  "log-level": (text) => LOG_LEVELS.find((level) => level === text),
  roles: readRoles,
  proxies: readProxies,
  cidrs: (text) => readList(text, isCidr),
  loopback: (text) => (["auto", "yes", "no"] as const).find((word) => word === text),
  ports: readPorts,
  proxy: readProxy,
  durations: readDurations,
  addresses: (text) => readList(text, (item) => /^[^\s@<>]+@[^\s@<>]+$/.test(item)),
};

const LOG_LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];
const ROLES: readonly Role[] = ["web", "ingest", "worker"];

function readInteger(text: string, min: number, max: number): number | undefined {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

function readUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.search || url.hash || url.username || url.password ? undefined : url;
}

function readBytes(text: string): number | undefined {
  const match = /^(\d{1,10}) ?(KiB|MiB|GiB)?$/.exec(text);
  if (match === null) return undefined;
  const unit = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 }[match[2] ?? ""] ?? 1;
  const bytes = Number(match[1]) * unit;
  return bytes > 0 && bytes <= 1024 ** 3 ? bytes : undefined;
}

function readRoles(text: string): readonly Role[] | undefined {
  if (text === "all") return ROLES;
  const roles = readList(text, (item) => ROLES.some((role) => role === item));
  return roles?.length ? ROLES.filter((role) => roles.includes(role)) : undefined;
}

function readProxies(text: string): boolean | readonly string[] | undefined {
  if (text === "no" || text === "yes") return text === "yes";
  const proxies = readList(text, (item) => item === "loopback" || isIP(item) > 0 || isCidr(item));
  return proxies?.length ? proxies : undefined;
}

function readPorts(text: string): readonly number[] | undefined {
  return readList(text, (item) => readInteger(item, 1, 65_535) !== undefined)?.map(Number);
}

/** With user and password, unlike other addresses. */
function readProxy(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.pathname === "/" && !url.search && !url.hash ? url : undefined;
}

function readDurations(text: string): readonly number[] | undefined {
  const items = readList(text, (item) => toMs(item) !== undefined) ?? [];
  const durations = items.map(toMs).filter((ms) => ms !== undefined);
  return durations.length > 0 && durations.length <= 50 ? durations : undefined;
}

function toMs(text: string): number | undefined {
  const match = /^(\d{1,9})(ms|s|m|h|d)?$/.exec(text);
  if (match === null || (match[2] === undefined && match[1] !== "0")) return undefined;
  const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] ?? ""] ?? 1;
  const ms = Number(match[1]) * unit;
  return ms <= 7 * 86_400_000 ? ms : undefined;
}

function isCidr(text: string): boolean {
  const [address = "", bits = "", ...more] = text.split("/");
  const family = isIP(address);
  const prefix = readInteger(bits, 0, family === 4 ? 32 : 128);
  return family > 0 && prefix !== undefined && more.length === 0;
}

/** The items of a comma-separated list, or undefined when one is not as it must be. */
function readList(text: string, isFit: (item: string) => boolean): string[] | undefined {
  const items = text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  return items.every(isFit) ? items : undefined;
}
