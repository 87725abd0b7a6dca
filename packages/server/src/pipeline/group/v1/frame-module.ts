import type { Frame } from "../../seams.ts";

/** The module's name, without what differs from build to build; empty when it says nothing. */
export function moduleName(frame: Frame, platform: string): string {
  const module = frame.module?.trim() ?? "";
  if (module === "") return "";
  if (platform === "javascript" || platform === "node") {
    return isEndOfPath(module, frame.abs_path) ? "" : module;
  }
  return platform === "java" ? javaModule(module) : module;
}

/** The file name's ending, and what may follow it in an address. */
const AFTER_NAME = /^(?:\.\w+)*(?:[?#]|$)/;

/** A name somebody cut from the address says no more than the address does. */
function isEndOfPath(module: string, path: string | undefined): boolean {
  if (path === undefined) return false;
  const at = path.lastIndexOf(module);
  if (at === -1 || (at > 0 && path[at - 1] !== "/" && module[0] !== "/")) return false;
  return AFTER_NAME.test(path.slice(at + module.length));
}

/** Classes made while the program runs are numbered in the order they were needed. */
const JAVA_GENERATED: readonly (readonly [RegExp, string])[] = [
  [/\$\$Lambda(?:\$\d+)?(?:[/.]0x[0-9a-f]+|\/\d+)?/i, "$$$$Lambda"],
  [/(\$\$\w*?(?:CGLIB|ByteBuddy|FastClass)\w*?)?\$\$[0-9a-f]{4,}/gi, "$1"],
  [/((?:Proxy|Accessor|EnhancerByGuice))\d+/g, "$1"],
  [/\$\d+/g, "$$"],
];

function javaModule(module: string): string {
  if (!module.includes("$") && !module.includes("Accessor")) return module;
  let name = module;
  for (const [pattern, replacement] of JAVA_GENERATED) name = name.replace(pattern, replacement);
  return name;
}
