/** The address an SDK is configured with, taken apart. */
export interface Dsn {
  scheme: "http" | "https";
  publicKey: string;
  /** Obsolete half that old clients still send; never compared. */
  secret?: string;
  /** Host name with its port, where it names one. */
  host: string;
  /** Prefix before the project id: empty, or starting with a slash and not ending in one. */
  path: string;
  /** Decimal digits. */
  projectId: string;
}

const DSN = /^(https?):\/\/(\w+)(?::(\w*))?@([^\s/@?#]+)((?:\/[^\s/?#]+)*)\/(\d+)\/?$/i;

/** Reads a DSN; anything that is not one gives `undefined`. Tolerates a trailing slash (docs/wire.md). */
export function parseDsn(text: string): Dsn | undefined {
  const match = DSN.exec(text.trim());
  if (!match) return undefined;
  const [, scheme, publicKey, secret, host, path, projectId] = match;
  if (!publicKey || !host || !projectId) return undefined;
  return {
    scheme: scheme?.toLowerCase() === "http" ? "http" : "https",
    publicKey,
    ...(secret ? { secret } : {}),
    host,
    path: path ?? "",
    projectId,
  };
}

/**
 * The DSN people paste into an SDK. `baseUrl` is where the server is reached from outside, with or
 * without a path prefix. Refuses a base URL that is not http or https, or that carries a user, a
 * query or a fragment: no SDK would accept what came out.
 */
export function formatDsn(parts: {
  baseUrl: string;
  publicKey: string;
  projectId: string;
}): string {
  const base = new URL(parts.baseUrl);
  if (base.protocol !== "http:" && base.protocol !== "https:") {
    throw new TypeError(`A DSN needs an http or https base URL, not ${base.protocol}`);
  }
  if (base.username || base.password || base.search || base.hash) {
    throw new TypeError("A DSN's base URL holds only scheme, host, port and path.");
  }
  const path = base.pathname.replace(/\/+$/, "");
  return `${base.protocol}//${parts.publicKey}@${base.host}${path}/${parts.projectId}`;
}
