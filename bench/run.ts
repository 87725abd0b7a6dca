// Measures the server beside what its parts could do at best, on this machine: docs/benchmarks.md.
//   npm run bench               about two minutes
//   npm run bench -- --quick    a look, in half a minute
import { cpus, totalmem } from "node:os";
import { setTimeout } from "node:timers/promises";
import { type Figure, toTable } from "./figures.ts";
import { countStored, measureIngest } from "./measure-ingest.ts";
import { measureDelivery, measureLatency, subscribe } from "./measure-webhooks.ts";
import { startBare, startReceiver, startVedette } from "./processes.ts";

const isQuick = process.argv.includes("--quick");
const ms = isQuick ? 1000 : 3000;

await using vedette = await startVedette();
await using bare = await startBare();
await using receiver = await startReceiver();
const figures: Figure[] = [];
let accepted = 0;

const note = (part: { figures: Figure[]; accepted?: number }): void => {
  accepted += part.accepted ?? 0;
  figures.push(...part.figures);
  for (const { name, value } of part.figures) console.log(`${name}: ${value}`);
};

await setTimeout(isQuick ? 1000 : 5000);
const idle = vedette.memory()?.now;
if (idle !== undefined) {
  const target = { text: "< 150 MiB", isMet: idle < 150 };
  note({ figures: [{ name: "memory, idle", value: `${Math.round(idle)} MiB`, target }] });
}

const small = { bytes: 2500, name: "2.5 KB", rounds: isQuick ? 2 : 5, ms, target: 0.15 };
note(await measureIngest(vedette, bare.target, small));
const large = { bytes: 50_000, name: "50 KB", rounds: isQuick ? 1 : 3, ms };
note(await measureIngest(vedette, bare.target, large));

await subscribe(vedette, receiver);
note(await measureLatency(vedette, receiver, { perSecond: 500, ms: isQuick ? 3000 : 12_000 }));
note(
  await measureDelivery(vedette, receiver, {
    backlog: isQuick ? 4000 : 10_000,
    rounds: isQuick ? 1 : 3,
  }),
);

const peak = vedette.memory()?.peak;
if (peak !== undefined)
  note({ figures: [{ name: "memory, peak", value: `${Math.round(peak)} MiB` }] });

const stored = await countStored(vedette);
const lost = accepted - stored;
note({
  figures: [
    {
      name: "events answered 200 and not stored",
      value: `${Math.max(0, lost)} of ${accepted}`,
      target: { text: "0", isMet: lost <= 0 },
    },
  ],
});

const engine = process.env["DATABASE_URL"] ? "PostgreSQL" : "SQLite";
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
console.log(`\n${engine}, Node ${process.version}, ${machine}, load generator included\n`);
console.log(toTable(figures));
if (lost > 0) process.exitCode = 1;
