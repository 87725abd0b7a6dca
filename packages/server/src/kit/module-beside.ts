import { extname } from "node:path";

/**
 * The module beside the one at `url` whose source is called `name`: TypeScript beside TypeScript, and
 * in a build, what was made of it beside what was made of the other.
 */
export function moduleBeside(url: string, name: `${string}.ts`): URL {
  return new URL(name.slice(0, -extname(name).length) + extname(url), url);
}
