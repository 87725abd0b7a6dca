import * as fc from "fast-check";
import { expect, test } from "vitest";
import { OriginGate } from "./origin-gate.ts";

test("so many run at a time, the others in the order they came", () => {
  const gate = new OriginGate(2);
  const started: string[] = [];
  for (const name of ["a", "b", "c", "d"]) gate.enter("http://x", () => started.push(name));
  expect(started).toEqual(["a", "b"]);
  gate.leave("http://x");
  expect(started).toEqual(["a", "b", "c"]);
  gate.leave("http://x");
  gate.leave("http://x");
  expect(started).toEqual(["a", "b", "c", "d"]);
});

test("one origin's line does not hold up another's", () => {
  const gate = new OriginGate(1);
  const started: string[] = [];
  gate.enter("http://x", () => started.push("x1"));
  gate.enter("http://x", () => started.push("x2"));
  gate.enter("http://y", () => started.push("y1"));
  expect(started).toEqual(["x1", "y1"]);
});

test("whatever comes and goes, never more than the limit run, in order, and none is forgotten", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(fc.boolean()), (limit, moves) => {
      const gate = new OriginGate(limit);
      const started: number[] = [];
      let entered = 0;
      let left = 0;
      for (const enters of moves) {
        if (enters) {
          const number = entered++;
          gate.enter("http://x", () => started.push(number));
        } else if (left < started.length) {
          left++;
          gate.leave("http://x");
        }
        expect(started.length - left).toBe(Math.min(limit, entered - left));
        expect(started).toEqual(Array.from({ length: started.length }, (_, index) => index));
      }
    }),
  );
});

test("a line longer than a stride keeps its order", () => {
  const gate = new OriginGate(1);
  const started: number[] = [];
  for (let number = 0; number < 3000; number++) gate.enter("x", () => started.push(number));
  for (let number = 0; number < 3000; number++) gate.leave("x");
  expect(started).toEqual(Array.from({ length: 3000 }, (_, index) => index));
});
