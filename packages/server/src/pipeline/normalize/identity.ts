import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import type { Meta } from "./meta.ts";
import { cutText, toLenientText, toText } from "./text.ts";

const MAX_LOGGER_CHARS = 64;
const MAX_TRANSACTION_CHARS = 200;
const MAX_HOST_CHARS = 256;
const MAX_RELEASE_CHARS = 250;
const MAX_DIST_CHARS = 64;
const MAX_ENVIRONMENT_CHARS = 64;

const LINE_BREAK = /[\r\n]/;
const RELEASE = /^[^\n\r\t/\\]+$/;
const DIST = /^[a-zA-Z0-9_.-]+$/;
const ENVIRONMENT = /^[^\n\r\f/]+$/;
const CHECKSUM = /^[0-9a-f]{32}$/i;

/** Fills in the short texts that say which program, version and place the event comes from. */
export function readIdentity(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const logger = readLogger(sent["logger"], meta);
  if (logger !== undefined) event.logger = logger;
  const transaction = toText(sent["transaction"], MAX_TRANSACTION_CHARS, meta, "transaction");
  if (transaction !== undefined) event.transaction = transaction;
  const culprit = toText(sent["culprit"], MAX_TRANSACTION_CHARS, meta, "culprit");
  if (culprit !== undefined) event.culprit = culprit;
  const serverName = toText(sent["server_name"], MAX_HOST_CHARS, meta, "server_name");
  if (serverName !== undefined) event.server_name = serverName;
  const site = toText(sent["site"], MAX_HOST_CHARS, meta, "site");
  if (site !== undefined) event.site = site;
  const release = readName(sent["release"], "release", MAX_RELEASE_CHARS, isRelease, meta);
  if (release !== undefined) event.release = release;
  const dist = readName(sent["dist"], "dist", MAX_DIST_CHARS, isDist, meta);
  if (dist !== undefined && release !== undefined) event.dist = dist;
  const environment = toEnvironment(sent["environment"], meta);
  if (environment !== undefined) event.environment = environment;
  const checksum = readChecksum(sent["checksum"], meta);
  if (checksum !== undefined) event.checksum = checksum;
}

/** A usable environment name; `none` is how a filter says "no environment" and cannot be one. */
export function toEnvironment(value: Json | undefined, meta: Meta): string | undefined {
  return readName(value, "environment", MAX_ENVIRONMENT_CHARS, isEnvironment, meta);
}

function readLogger(value: Json | undefined, meta: Meta): string | undefined {
  const logger = toText(value, Number.POSITIVE_INFINITY, meta, "logger")?.trim();
  if (!logger) return undefined;
  if (LINE_BREAK.test(logger)) {
    meta.at("logger").error("invalid_data", "a logger has no line breaks");
    return undefined;
  }
  if (logger.length <= MAX_LOGGER_CHARS) return logger;
  // The end of a dotted name says most: `*.checkout.PaymentService`.
  const dot = logger.indexOf(".", logger.length - MAX_LOGGER_CHARS + 1);
  if (dot === -1 || dot === logger.length - 1)
    return cutText(logger, MAX_LOGGER_CHARS, meta, "logger");
  meta.at("logger").cutItems(logger.length);
  return `*${logger.slice(dot)}`;
}

/** A name that is either right or dropped: cutting it would make it another name. */
function readName(
  value: Json | undefined,
  key: string,
  maxChars: number,
  isValid: (text: string) => boolean,
  meta: Meta,
): string | undefined {
  const name = toLenientText(value, Number.POSITIVE_INFINITY, meta, key)?.trim();
  if (!name) return undefined;
  if (name.length > maxChars) {
    meta.at(key).error("value_too_long", `longer than ${maxChars} characters`);
    return undefined;
  }
  if (isValid(name)) return name;
  meta.at(key).error("invalid_data", `not a valid ${key}`, name);
  return undefined;
}

function isRelease(text: string): boolean {
  return RELEASE.test(text) && text !== "." && text !== "..";
}

function isDist(text: string): boolean {
  return DIST.test(text);
}

function isEnvironment(text: string): boolean {
  return ENVIRONMENT.test(text) && text.toLowerCase() !== "none";
}

function readChecksum(value: Json | undefined, meta: Meta): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string" && CHECKSUM.test(value)) return value.toLowerCase();
  meta.at("checksum").error("invalid_data", "expected 32 hex characters");
  return undefined;
}
