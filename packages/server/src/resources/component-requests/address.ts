import { Problem } from "@vedette/contract/problems";

/** A path of the app's own host: neither another host's address nor something before an `@`. */
const OWN_PATH = /^\/(?!\/)[^@]*$/;

/**
 * Where an app is asked: its webhook's scheme, host and port, and this path with these parameters,
 * those that are undefined left out. Refuses a path that would lead to another host.
 */
export function toAddress(
  webhookUrl: string,
  uri: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  if (!OWN_PATH.test(uri)) refuseUri();
  const base = URL.parse(webhookUrl);
  const address = base && URL.parse(`${base.protocol}//${base.host}${uri}`);
  // The parser reads a backslash as a slash, and more of the kind: so its result is looked at too.
  if (!address || address.host !== base.host || address.pathname.startsWith("//")) refuseUri();
  address.hash = "";
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.append(name, value);
  }
  return address.href;
}

function refuseUri(): never {
  const detail = "Invalid URI: must be a relative path starting with '/'.";
  throw new Problem("bad-request", { detail });
}
