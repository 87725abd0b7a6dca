import { parseDsn, type Dsn } from "./dsn.ts";

/** What a client says of itself; values as sent, not yet judged. */
export interface AuthFields {
  publicKey: string;
  /** Protocol version as text, e.g. `7`. */
  version: string | null;
  /** `name/version` of the SDK. */
  client: string | null;
}

/**
 * What one authentication header turned out to be. `other` is a scheme that is no business of
 * ingest, such as `Bearer`.
 */
export type AuthHeader =
  | ({ kind: "sentry" } & AuthFields)
  | ({ kind: "basic" } & AuthFields)
  | { kind: "dsn"; dsn: Dsn }
  | { kind: "malformed" }
  | { kind: "other" };

const SCHEME = /^\s*([A-Za-z]+)(?:\s+(.*))?$/s;
const MALFORMED: AuthHeader = { kind: "malformed" };

/**
 * Reads the value of `X-Sentry-Auth` or `Authorization`. Knows `Sentry k=v, k=v` (any order, blanks
 * optional, scheme in any case), `Basic base64(key:)` and `DSN https://…` (docs/wire.md).
 */
export function parseAuthHeader(value: string): AuthHeader {
  const match = SCHEME.exec(value);
  if (!match) return { kind: "other" };
  const rest = match[2] ?? "";
  switch (match[1]?.toLowerCase()) {
    case "sentry":
      return parseSentryScheme(rest);
    case "basic":
      return parseBasicScheme(rest);
    case "dsn": {
      const dsn = parseDsn(rest);
      return dsn ? { kind: "dsn", dsn } : MALFORMED;
    }
    default:
      return { kind: "other" };
  }
}

function parseSentryScheme(text: string): AuthHeader {
  const fields = new Map<string, string>();
  for (const part of text.split(",")) {
    const pair = part.trim();
    // A trailing comma is common in hand-written clients.
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    if (equals <= 0) return MALFORMED;
    fields.set(pair.slice(0, equals).trim(), unquote(pair.slice(equals + 1).trim()));
  }
  const publicKey = fields.get("sentry_key");
  if (!publicKey) return MALFORMED;
  return {
    kind: "sentry",
    publicKey,
    version: fields.get("sentry_version") ?? null,
    client: fields.get("sentry_client") ?? null,
  };
}

function parseBasicScheme(text: string): AuthHeader {
  const [publicKey] = Buffer.from(text.trim(), "base64").toString("utf8").split(":", 1);
  if (!publicKey) return MALFORMED;
  return { kind: "basic", publicKey, version: null, client: null };
}

function unquote(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1)
    : value;
}
