import { Problem } from "@vedette/contract/problems";

const TERM = /(\w+):(?:"([^"]*)"|\[([^\]]*)\]|(\S+))|(\S+)/g;

/**
 * Reads what sessions are searched by: `release:1.0`, `environment:"production"`, a list in square
 * brackets, and the `environment` parameter. Sessions know nothing else: refuses it.
 */
export function readSessionQuery(query: {
  query?: string | undefined;
  environment?: readonly string[] | undefined;
}): { releases: string[]; environments: string[] } {
  const releases: string[] = [];
  const environments = (query.environment ?? []).filter((name) => name !== "");
  for (const [, key, quoted, list, bare, other] of (query.query ?? "").matchAll(TERM)) {
    const values =
      list === undefined ? [quoted ?? bare ?? ""] : list.split(",").map((part) => unquote(part));
    if (key === "release") releases.push(...values);
    else if (key === "environment") environments.push(...values);
    else {
      throw new Problem("bad-request", { detail: `Invalid search filter: "${key ?? other}"` });
    }
  }
  return { releases, environments };
}

function unquote(text: string): string {
  return text.trim().replace(/^"(.*)"$/, "$1");
}
