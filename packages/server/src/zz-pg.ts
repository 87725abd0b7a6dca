import { startPostgresCluster } from "../../testkit/src/postgres-cluster.ts";
import { spawnSync } from "node:child_process";
const c = await startPostgresCluster();
console.log(c?.url);
for (const n of process.argv.slice(2)) spawnSync(process.execPath, ["src/zz-bench.ts", "20000", "pg", n, c!.url], { stdio: "inherit" });
await c!.stop();
