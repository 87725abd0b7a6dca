// Everything CI checks besides the tests, in the same order: `npm run check`.
import { spawnSync } from "node:child_process";

const steps = [
  ["types", "npm", ["run", "--silent", "check:types"]],
  ["lint", "npm", ["run", "--silent", "check:lint"]],
  ["format", "npm", ["run", "--silent", "check:format"]],
  ["unused", "npm", ["run", "--silent", "check:unused"]],
];

let failed = 0;
for (const [name, command, args] of steps) {
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok     " : "failed "} ${String(name)} (${seconds} s)`);
  if (status !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
