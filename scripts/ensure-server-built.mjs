// Builds the server when its sources are newer than the build. Runs before `npm start`.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";
import { isServerBuilt } from "../packages/cli/bin/is-server-built.js";

const root = fileURLToPath(new URL("..", import.meta.url));

if (!isServerBuilt()) {
  console.log("Building the server …");
  const node = join(root, "node_modules", "node", "bin", "node");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { status } = spawnSync(node, [vite, "build", join(root, "packages", "cli")], {
    cwd: root,
    stdio: "inherit",
  });
  // Not fatal: it runs from its sources too, and takes more memory.
  if (status !== 0) console.error("Building the server failed; it starts from its sources.");
}
