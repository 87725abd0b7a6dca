import { envelopesOf } from "./event-bodies.ts";
import { saturate } from "./load.ts";
import { startVedette, startBare } from "./processes.ts";
const next = envelopesOf(2500);
const v = await startVedette(); const b = await startBare();
await saturate(v.target, next, { connections: 64, ms: 3000 });
await saturate(b.target, next, { connections: 64, ms: 1000 });
for (const connections of [32, 64, 128, 256, 512]) {
  const r: number[] = [], s: number[] = [];
  for (let i = 0; i < 3; i++) { s.push((await saturate(b.target, next, { connections, ms: 1500 })).perSecond|0);  r.push((await saturate(v.target, next, { connections, ms: 2500 })).perSecond|0); }
  console.log(connections, "bare", s.join(" "), "vedette", r.join(" "), (r.sort()[1]!/s.sort()[1]!).toFixed(3), await v.loopDelayMs());
}
await v[Symbol.asyncDispose](); await b[Symbol.asyncDispose]();
