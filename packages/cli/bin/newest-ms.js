import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** When the newest of these files, and of all below these folders, was written; 0 without any. */
export function newestMs(paths) {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stats = statSync(path);
    const own = stats.isDirectory()
      ? newestMs(readdirSync(path).map((name) => join(path, name)))
      : stats.mtimeMs;
    latest = Math.max(latest, own);
  }
  return latest;
}
