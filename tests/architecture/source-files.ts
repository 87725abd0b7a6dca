import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One file of the repository, as the walls see it. */
export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
  /** Files it imports by a relative path, from the root; types too, for they bind as well. */
  local: string[];
  /** Packages and node modules it imports. */
  packages: string[];
}

/** Reads every TypeScript file below `folders`. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(node_modules|dist)\//.test(name))
      .map((name) => toSource(`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8"))),
  );
}

/** Finds what a file imports; also used on planted texts, so that the walls are known to see. */
export function toSource(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  const names = [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;"']*?from\s+["']([^"']+)["']/g),
    ...code.matchAll(/(?:^|\n)\s*import\s+["']([^"']+)["']/g),
    ...code.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g),
    ...code.matchAll(/\bmoduleBeside\(\s*import\.meta\.url,\s*["']([^"']+\.ts)["']/g),
  ].map((match) => match[1] ?? "");
  const isLocal = (name: string): boolean => name.startsWith(".") || name.endsWith(".ts");
  return {
    path,
    text,
    local: names.filter(isLocal).map((name) => normalize(join(dirname(path), name))),
    packages: names.filter((name) => !isLocal(name)),
  };
}

/** Comments may name what code may not. Strings stay: only whole-line and block comments go. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\n)\s*\/\/[^\n]*/g, "$1");
}
