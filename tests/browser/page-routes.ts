import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One page of the application. */
export interface PageRoute {
  /** As the router knows it: `/organizations/$organization/issues/`. */
  path: string;
  /** Seen without an account. */
  isPublic: boolean;
}

interface Route {
  parent: string;
  path: string;
  isDrawn: boolean;
}

const FOLDER = fileURLToPath(new URL("../../packages/web/src/routes/", import.meta.url));
const ROUTE =
  /const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*(path|id): "([^"]*)",(.*?)\n\}\);/gs;

/** Every page there is, read from the routes of packages/web: what is drawn and has nothing below. */
export function readPageRoutes(): PageRoute[] {
  const parents = readRoutes("parents.ts");
  return readdirSync(FOLDER).flatMap((file) => {
    const own = readRoutes(file);
    const isParent = new Set([...own.values()].map(({ parent }) => parent));
    return [...own]
      .filter(([name, { isDrawn }]) => isDrawn && !isParent.has(name) && file !== "parents.ts")
      .map(([, route]) => ({
        path: `${fullPath(route, own, parents)}/`.replaceAll(/\/{2,}/g, "/"),
        isPublic: file === "entry.ts" && route.path !== "/",
      }));
  });
}

function readRoutes(file: string): Map<string, Route> {
  const text = readFileSync(FOLDER + file, "utf8");
  return new Map(
    [...text.matchAll(ROUTE)].map(([, name = "", parent = "", kind, path = "", rest = ""]) => [
      name,
      { parent, path: kind === "path" ? path : "", isDrawn: rest.includes("component:") },
    ]),
  );
}

function fullPath(
  { parent, path }: Route,
  own: ReadonlyMap<string, Route>,
  parents: ReadonlyMap<string, Route>,
): string {
  const above = own.get(parent) ?? parents.get(parent);
  return above === undefined ? path : fullPath(above, own, parents) + path;
}
