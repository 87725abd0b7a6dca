import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { collectGarbage } from "./collect-garbage.ts";

test("what nobody holds is gone, what somebody holds stays", async () => {
  const held = { rows: [1, 2, 3] };
  const refs = [new WeakRef(held), new WeakRef({ rows: [4, 5, 6] })];
  // A reference lives as long as the turn it was made in.
  await setImmediate();
  collectGarbage();
  expect(refs.map((ref) => ref.deref())).toEqual([held, undefined]);
});
