import { expect, test } from "vitest";
import { playSeeds } from "./play-seeds.ts";

/** A few here; `npm run test:simulation` plays 10,000. */
const alone = process.env["SIMULATION_SEED"];
const seeds =
  alone === undefined ? Array.from({ length: 100 }, (_, at) => at + 1) : [Number(alone)];

test("whatever crashes and whatever the network does, all that is owed ends by the rules", async () => {
  expect(await playSeeds(seeds)).toBeUndefined();
}, 120_000);

test("a delivery that is lost is noticed", async () => {
  const failure = await playSeeds(seeds, "loses");
  expect(failure?.wrong.join("\n")).toMatch(/is owed and nowhere/);
}, 120_000);

test("a delivery that nobody took is noticed, and a seed that fails fails again", async () => {
  const failure = await playSeeds(seeds, "lies");
  expect(failure?.wrong.join("\n")).toMatch(/nobody took it/);
  const again = await playSeeds([failure?.seed ?? 0], "lies");
  expect(again?.seed).toBe(failure?.seed);
}, 120_000);
