import { MessageChannel } from "node:worker_threads";
import { createTestDatabase } from "@vedette/testkit";
import { expect, test } from "vitest";
import { type Procedure, openSqliteElsewhere, openSqliteHere, type Storage } from "../index.ts";

/** Takes and gives what only structured clones carry. */
const double: Procedure<{ numbers: Map<string, number> }, number[]> = {
  name: "double",
  durability: "soon",
  run: async (_scope, { numbers }) => Array.from(numbers.values(), (number) => number * 2),
};

const refuse: Procedure<null, never> = {
  name: "refuse",
  durability: "soon",
  run: async () => {
    throw new Error("on purpose");
  },
};

const unsendable: Procedure<null, () => void> = {
  name: "unsendable",
  durability: "soon",
  run: async () => () => undefined,
};

test("a procedure runs where the writer is, and its failure comes back", async () => {
  await using sides = await openBothSides();
  const { there } = sides;
  expect(await there.perform(double, { numbers: new Map([["a", 21]]) })).toEqual([42]);
  await expect(there.perform(refuse, null)).rejects.toThrow("on purpose");
  // What was asked for is looked up by name: the function of this side is never sent.
  const pretended = { ...double, run: async () => [0] };
  expect(await there.perform(pretended, { numbers: new Map([["a", 1]]) })).toEqual([2]);
});

test("what cannot be sent back is refused, and the thread goes on", async () => {
  await using sides = await openBothSides();
  await expect(sides.there.perform(unsendable, null)).rejects.toThrow("could not be cloned");
  expect(await sides.there.perform(double, { numbers: new Map([["a", 1]]) })).toEqual([2]);
});

test("a procedure that the writer's thread does not know is refused by name", async () => {
  await using sides = await openBothSides();
  const unknown = { ...double, name: "treble" };
  await expect(sides.there.perform(unknown, { numbers: new Map() })).rejects.toThrow(
    "There is no procedure called treble",
  );
});

async function openBothSides(): Promise<{ there: Storage } & AsyncDisposable> {
  const database = await createTestDatabase("sqlite");
  const file = `${database.dataDir}/vedette.db`;
  const { port1, port2 } = new MessageChannel();
  const here = openSqliteHere(file);
  here.serve(port2, [double, refuse, unsendable]);
  const there = openSqliteElsewhere(file, port1);
  return {
    there,
    async [Symbol.asyncDispose]() {
      await there.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
