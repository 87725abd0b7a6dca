import { envelopesOf } from "./event-bodies.ts";
import { saturate } from "./load.ts";
import { startVedette, startBare } from "./processes.ts";
import { median } from "./figures.ts";
const next = envelopesOf(Number(process.env["BYTES"] ?? 2500));
const variants = (process.env["VARIANTS"] ?? "|").split("|");
const b = await startBare();
const servers = [];
for (const options of variants) { process.env["BENCH_NODE_OPTIONS"] = options; servers.push(await startVedette()); }
const connections = Number(process.env["CONN"] ?? 256);
for (const s of servers) await saturate(s.target, next, { connections, ms: 3000 });
await saturate(b.target, next, { connections, ms: 1000 });
const rates = servers.map(() => [] as number[]); const bare: number[] = [];
for (let i = 0; i < Number(process.env["ROUNDS"] ?? 6); i++) {
  bare.push((await saturate(b.target, next, { connections, ms: 1000 })).perSecond);
  for (const [at, s] of servers.entries()) rates[at]!.push((await saturate(s.target, next, { connections, ms: 2000 })).perSecond);
}
console.log("bare", Math.round(median(bare)));
for (const [at, s] of servers.entries()) { console.log(JSON.stringify(variants[at]), Math.round(median(rates[at]!)), "max", Math.round(Math.max(...rates[at]!)), (median(rates[at]!) / median(bare)).toFixed(3), JSON.stringify(s.memory())); await s[Symbol.asyncDispose](); }
await b[Symbol.asyncDispose]();
