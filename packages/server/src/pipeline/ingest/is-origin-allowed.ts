/**
 * Whether a browser's `Origin` (or `Referer`) is among a project's allowed domains: `*`, a host
 * (`acme.example`), all hosts below one (`*.acme.example`), either with a scheme and a port. Who
 * sends no origin is no browser, and is let through.
 */
export function isOriginAllowed(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes("*")) return true;
  const url = URL.parse(origin);
  // `null` is what sandboxed pages say: no domain at all.
  if (!url) return false;
  return allowed.some((pattern) => matches(url, pattern.trim().toLowerCase()));
}

const PATTERN = /^(?:([a-z][a-z\d+.-]*|\*):\/\/)?([^/:]*)(?::(\d+|\*))?(?:\/.*)?$/;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

function matches(url: URL, pattern: string): boolean {
  const [, scheme = "*", host = "", port = "*"] = PATTERN.exec(pattern) ?? [];
  if (host === "") return false;
  if (scheme !== "*" && url.protocol !== `${scheme}:`) return false;
  if (port !== "*" && (url.port || DEFAULT_PORTS[url.protocol]) !== port) return false;
  if (host === "*") return true;
  return host.startsWith("*.")
    ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))
    : url.hostname === host;
}
