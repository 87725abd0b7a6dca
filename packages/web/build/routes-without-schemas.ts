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
  const exported: [string, unknown][] = Object.entries(contract);
  const names = new Map(exported.map(([name, value]) => [value, name]));
  return contract.routes
    .map((route) => {
      const { id, method, path } = route;
      return `export const ${names.get(route)} = ${JSON.stringify({ id, method, path })};`;
    })
    .join("\n");
}
