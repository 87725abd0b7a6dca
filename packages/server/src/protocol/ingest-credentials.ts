import { parseAuthHeader } from "./auth-header.ts";
import { parseDsn } from "./dsn.ts";

/** Who is sending, or why we do not know. `status` and `detail` are what the sender is told. */
export type IngestCredentials =
  | {
      ok: true;
      /** 32 lower-case hex characters. */
      publicKey: string;
      /** `name/version` of the SDK. */
      client: string | null;
      /** Set when a DSN was among the sources: must be the project of the request's path. */
      projectIdFromDsn?: string;
    }
  | {
      ok: false;
      reason: "missing" | "malformed" | "conflict" | "invalid_key" | "invalid_version";
      status: 400 | 401;
      detail: string;
    };

/** Where credentials may stand in a request; names and values as the HTTP server gives them. */
export interface CredentialPlaces {
  query: { readonly [name: string]: unknown };
  /** Header names in lower case. */
  headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** `dsn` of the envelope header. */
  envelopeDsn?: string | null;
  /** Key taken from the path, where the endpoint has one there. */
  pathKey?: string | null;
}

interface Source {
  publicKey: string;
  version: string | null;
  client: string | null;
  projectId: string | null;
}

const KEY = /^[0-9a-f]{32}$/;
const OLDEST_VERSION = 2;
const NEWEST_VERSION = 7;

/**
 * Collects credentials from the query (`sentry_key`), the two headers, the path and the envelope's
 * DSN. Several sources are fine as long as they name the same key and project (docs/wire.md).
 */
export function findIngestCredentials(places: CredentialPlaces): IngestCredentials {
  const sources = collectSources(places);
  if (sources === "malformed")
    return refuse("malformed", 401, "malformed authorization information");
  const [first] = sources;
  if (!first) return refuse("missing", 401, "missing authorization information");

  let client: string | null = null;
  let projectId: string | null = null;
  for (const source of sources) {
    if (source.publicKey.toLowerCase() !== first.publicKey.toLowerCase()) return conflict();
    if (!isVersionSupported(source.version)) {
      return refuse("invalid_version", 400, "unsupported protocol version");
    }
    client ??= source.client;
    if (source.projectId === null) continue;
    if (projectId !== null && projectId !== source.projectId) return conflict();
    projectId = source.projectId;
  }

  const publicKey = first.publicKey.toLowerCase();
  if (!KEY.test(publicKey)) return refuse("invalid_key", 400, "bad sentry DSN public key");
  return {
    ok: true,
    publicKey,
    client,
    ...(projectId === null ? {} : { projectIdFromDsn: projectId }),
  };
}

function collectSources(places: CredentialPlaces): Source[] | "malformed" {
  const sources: Source[] = [];
  const queryKey = first(places.query["sentry_key"]);
  if (queryKey) {
    sources.push({
      publicKey: queryKey,
      version: first(places.query["sentry_version"]) ?? null,
      client: first(places.query["sentry_client"]) ?? null,
      projectId: null,
    });
  }
  for (const name of ["x-sentry-auth", "authorization"]) {
    const value = first(places.headers[name]);
    if (value === undefined) continue;
    const header = parseAuthHeader(value);
    // `Authorization` may hold a proxy's own scheme; our own header may not.
    if (header.kind === "other" && name === "authorization") continue;
    if (header.kind === "other" || header.kind === "malformed") return "malformed";
    sources.push(header.kind === "dsn" ? fromDsn(header.dsn) : { ...header, projectId: null });
  }
  if (places.pathKey) {
    sources.push({ publicKey: places.pathKey, version: null, client: null, projectId: null });
  }
  if (places.envelopeDsn) {
    const dsn = parseDsn(places.envelopeDsn);
    if (!dsn) return "malformed";
    sources.push(fromDsn(dsn));
  }
  return sources;
}

function fromDsn(dsn: { publicKey: string; projectId: string }): Source {
  return { publicKey: dsn.publicKey, version: null, client: null, projectId: dsn.projectId };
}

/** A repeated parameter or header counts once: the first. Empty text counts as absent. */
function first(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" && one !== "" ? one : undefined;
}

function isVersionSupported(version: string | null): boolean {
  if (version === null) return true;
  const number = Number(version);
  return Number.isInteger(number) && number >= OLDEST_VERSION && number <= NEWEST_VERSION;
}

function conflict(): IngestCredentials {
  return refuse("conflict", 401, "conflicting authorization information");
}

function refuse(
  reason: Extract<IngestCredentials, { ok: false }>["reason"],
  status: 400 | 401,
  detail: string,
): IngestCredentials {
  return { ok: false, reason, status, detail };
}
