import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { Worker, MessageChannel } from "node:worker_threads";
import { createEgress } from "./egress/index.ts";
import { migrate, openSqliteHere, openSqliteElsewhere, openPostgres } from "./storage/index.ts";
import { startDeliver } from "./pipeline/deliver/index.ts";
import { startFanOut } from "./pipeline/fanout/index.ts";
import { randomHex, uuid4 } from "./kit/index.ts";
import { tell, replaceSubscriptions } from "./outbox/index.ts";

const N = Number(process.argv[2] ?? 20000);
const mode = process.argv[3] ?? "here";
const installs = Number(process.argv[4] ?? 1);
const child = spawn(process.execPath, ["/tmp/bench/receiver.mjs"], { stdio: ["ignore", "pipe", "inherit"] });
const port = await new Promise<number>((res) => child.stdout.once("data", (d) => res(Number(String(d)))));
const folder = mkdtempSync("/tmp/bench/db-");
const file = join(folder, "v.db");
let storage: any;
if (mode === "pg") { storage = await openPostgres({ url: process.argv[5]!, maxConnections: 8, listen: false }); await migrate(storage); }
else if (mode === "here") { storage = openSqliteHere(file); await migrate(storage); }
else {
  const s = openSqliteHere(file); await migrate(s); await s.close();
  const { port1, port2 } = new MessageChannel();
  const w = new Worker(`
    const { workerData } = require("node:worker_threads");
    import("/work/main/packages/server/src/storage/index.ts").then((m) => { const s = m.openSqliteHere(workerData.file); s.serve(workerData.port); });
  `, { eval: true, workerData: { file, port: port2 }, transferList: [port2] });
  w.unref();
  storage = openSqliteElsewhere(file, port1);
}
const now = () => Date.now();
const { id: org } = await storage.db.insertInto("organizations").values({ slug: "a"+randomHex(4), name: "A", created_at: 1 }).returning("id").executeTakeFirstOrThrow();
for (let i = 0; i < installs; i++) {
  const app = await storage.db.insertInto("sentry_apps").values({ uuid: uuid4(), slug: randomHex(6), name: "x", author: null, organization_id: org, status: "internal", webhook_url: `http://127.0.0.1:${port}/h`, redirect_url: null, is_alertable: 0, verify_install: 0, scopes: "[]", events: "[]", schema: "{}", overview: null, allowed_origins: "[]", client_id: randomHex(32), client_secret: randomHex(32), created_by: null, created_at: 1, updated_at: 1 }).returning("id").executeTakeFirstOrThrow();
  const inst = await storage.db.insertInto("installations").values({ uuid: uuid4(), sentry_app_id: app.id, organization_id: org, status: "installed", created_at: 1 }).returning("id").executeTakeFirstOrThrow();
  await storage.transaction((tx: any) => replaceSubscriptions(tx, { organizationId: org, installationId: inst.id }, ["issue"]));
}
const log = { debug() {}, info() {}, warn(d: any, m: string) { console.log(m, d); }, error(d: any, m: string) { console.log(m, d); } };
const data = { issue: { id: "1", pad: "x".repeat(2400) } };
const facts = Array.from({ length: N / installs }, () => ({ organizationId: org, projectId: 1, actor: { kind: "system" }, resource: "issue", action: "created", data }) as any);
for (let i = 0; i < facts.length; i += 500) await storage.transaction((tx: any, wake: any) => tell(storage, tx, wake, facts.slice(i, i + 500), now()));
let t = performance.now();
const f = startFanOut({ storage, now, log, findErrors: async () => new Map() });
await f.idle();
let s = (performance.now() - t) / 1000;
console.log(mode, "fanout", Math.round(N / s), "/s");
const egress = createEgress({ allowLoopback: true, allowCidrs: [] });
let worst = 0; const outcomes: any = {};
const cpu = process.cpuUsage();
t = performance.now();
const d = startDeliver({ storage, now, log, egress, secrets: { seal: String, open: String }, random: Math.random, userAgent: "vedette/0", timeoutMs: 1000, scheduleMs: [0, 5000], leaseMs: 60000, maxInFlight: Number(process.env["MIF"] ?? 256), maxInFlightPerReceiver: Number(process.env["MPR"] ?? 64), observe: { attempt(o, ms) { outcomes[o] = (outcomes[o] ?? 0) + 1; if (ms > worst) worst = ms; }, inFlight() {} } });
await d.idle();
s = (performance.now() - t) / 1000;
const c = process.cpuUsage(cpu);
console.log(mode, "deliver", Math.round(N / s), "/s", "worst ms", worst, outcomes, "cpu", ((c.user + c.system) / 1e6 / s).toFixed(2));
await d.stop(); await f.stop(); await egress.close();
child.kill();
process.exit(0);
