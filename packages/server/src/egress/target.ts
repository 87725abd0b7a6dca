import type { Failure } from "./classify-failure.ts";

/** Where a request goes, as undici takes it. */
export interface Target {
  origin: string;
  /** Path and query. */
  path: string;
}

/**
 * Reads the URL somebody chose. Refuses other schemes than http and https, ports that are not
 * allowed (null: any is), and user names or passwords, which would end up in every log of it.
 * The parser writes an IPv4 address in any spelling (octal, hexadecimal, short, one number) as
 * four decimals, so that the guard sees through them.
 */
export function readTarget(url: string, allowedPorts: readonly number[] | null): Target | Failure {
  const parsed = URL.parse(url);
  if (parsed === null) return badUrl("The address is not a URL.");
  const { protocol, port, origin, pathname, search } = parsed;
  if (protocol !== "http:" && protocol !== "https:") {
    return badUrl("Only http and https addresses can be called.");
  }
  if (parsed.username !== "" || parsed.password !== "") {
    return badUrl("The address must not hold a user name or password.");
  }
  const number = port === "" ? DEFAULT_PORTS[protocol] : Number(port);
  if (allowedPorts !== null && !allowedPorts.includes(number)) {
    return badUrl(`Port ${number} is not among the ports that may be called.`);
  }
  return { origin, path: pathname + search };
}

const DEFAULT_PORTS = { "http:": 80, "https:": 443 };

function badUrl(detail: string): Failure {
  return { outcome: "bad-url", detail };
}
