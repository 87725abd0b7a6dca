// Builds the web page when its sources are newer than the build. Runs before `npm start`.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { newestMs } from "../packages/cli/bin/newest-ms.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const web = join(root, "packages", "web");
const built = join(web, "dist", "index.html");

const parts = ["src", "build", "public", "index.html", "vite.config.ts"];
const sources = [
  ...parts.map((part) => join(web, part)),
  join(root, "packages", "contract", "src"),
  join(root, "package-lock.json"),
];
if (!existsSync(built) || newestMs(sources) > statSync(built).mtimeMs) {
  console.log("Building the web page …");
  const node = join(root, "node_modules", "node", "bin", "node");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { status } = spawnSync(node, [vite, "build", web, "--logLevel", "warn"], {
    cwd: web,
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error("Building the web page failed; the lines above say why.");
    process.exit(1);
  }
}
