import * as contract from "@vedette/contract";
import type { Plugin } from "vite";

const SOURCE = "/packages/contract/src/";

/**
 * Gives the browser each route as id, method and path. The schemas of what goes in and out are for
 * the server, which checks both; with them the first load would be a fifth larger, and grow with
 * every route there is.
 */
export function routesWithoutSchemas(): Plugin {
  return {
    name: "routes-without-schemas",
    enforce: "pre",
    load: (id) => (id.endsWith(`${SOURCE}routes/index.ts`) ? bareRoutes() : null),
    // Nothing in the contract acts when imported, so what is not used may go, the schemas with it.
    transform: (code, id) =>
      id.includes(SOURCE) ? { code, map: null, moduleSideEffects: false } : null,
  };
}

function bareRoutes(): string {
  const known = new Set<unknown>(contract.routes);
  return Object.entries(contract)
    .filter((entry): entry is [string, contract.Route] => known.has(entry[1]))
    .map(([name, { id, method, path }]) => {
      return `export const ${name} = ${JSON.stringify({ id, method, path })};`;
    })
    .join("\n");
}
