// Plays seeds of the simulation on all processors: node tests/simulation/run.ts [seeds] (10,000).
// SIMULATION_SEED=<seed> plays that one alone, as a failure says.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { playSeeds } from "./play-seeds.ts";

const [given = "10000", first, step] = process.argv.slice(2);
const alone = process.env["SIMULATION_SEED"];
if (alone !== undefined) await play([Number(alone)]);
else if (first === undefined) await divide(Number(given));
else await play(range(Number(first), Number(given), Number(step)));

async function play(seeds: readonly number[]): Promise<void> {
  const failure = await playSeeds(seeds);
  if (failure === undefined) return;
  console.error(`Seed ${failure.seed} fails; SIMULATION_SEED=${failure.seed} repeats it.`);
  for (const line of failure.wrong) console.error(`  ${line}`);
  process.exitCode = 1;
}

async function divide(seeds: number): Promise<void> {
  const startedAt = performance.now();
  const count = availableParallelism();
  const codes = await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const args = [String(seeds), String(at + 1), String(count)];
      const child = fork(fileURLToPath(import.meta.url), args);
      return await new Promise<number | null>((resolve) => child.once("exit", resolve));
    }),
  );
  const isFine = codes.every((code) => code === 0);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  if (isFine) console.log(`${seeds} seeds of fan-out and delivery played in ${seconds} s`);
  else process.exitCode = 1;
}

function range(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.ceil((last - first + 1) / step) }, (_, at) => first + at * step);
}
