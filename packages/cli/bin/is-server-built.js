import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { newestMs } from "./newest-ms.js";

const packages = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Written when all of a build is there. */
export const mark = join(packages, "cli", "dist", "built");

const sources = [
  ...["cli", "contract", "server"].map((name) => join(packages, name, "src")),
  join(packages, "cli", "vite.config.js"),
  join(packages, "..", "package-lock.json"),
];

/** Whether there is a build of the server that is younger than its sources. */
export function isServerBuilt() {
  return existsSync(mark) && statSync(mark).mtimeMs > newestMs(sources);
}
