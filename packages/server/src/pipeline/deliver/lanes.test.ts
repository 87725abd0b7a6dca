import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Lanes } from "./lanes.ts";

const NOW = 1_900_000_000_000;

function enter(lanes: Lanes, receiver: string, times: number): void {
  for (let at = 0; at < times; at++) lanes.enter(receiver);
}

test("an unknown receiver begins with a few, never with more than the limit", () => {
  expect(new Lanes({ maxInFlight: 100, maxInFlightPerReceiver: 64 }).share(["a"], NOW)).toEqual(
    new Map([["a", 8]]),
  );
  expect(new Lanes({ maxInFlight: 100, maxInFlightPerReceiver: 3 }).share(["a"], NOW)).toEqual(
    new Map([["a", 3]]),
  );
});

test("each answer widens a lane by one, up to the limit", () => {
  const lanes = new Lanes({ maxInFlight: 100, maxInFlightPerReceiver: 12 });
  for (let answers = 0; answers < 20; answers++) {
    lanes.enter("a");
    lanes.leave("a", true, NOW);
  }
  expect(lanes.share(["a"], NOW).get("a")).toBe(12);
});

test("each silence halves a lane, down to one", () => {
  const lanes = new Lanes({ maxInFlight: 100, maxInFlightPerReceiver: 64 });
  const widths = Array.from({ length: 5 }, () => {
    lanes.enter("a");
    lanes.leave("a", false, NOW);
    return lanes.share(["a"], NOW).get("a");
  });
  expect(widths).toEqual([4, 2, 1, 1, 1]);
});

test("what is on its way counts against the lane and the room", () => {
  const lanes = new Lanes({ maxInFlight: 10, maxInFlightPerReceiver: 8 });
  enter(lanes, "a", 8);
  expect(lanes.share(["a", "b"], NOW)).toEqual(new Map([["b", 2]]));
  expect(lanes.hasRoomFor(["a"], NOW)).toBe(false);
  expect(lanes.hasRoomFor(["a", "b"], NOW)).toBe(true);
  enter(lanes, "b", 2);
  expect(lanes.hasRoomFor(["c"], NOW)).toBe(false);
});

test("the room is divided evenly, and what one cannot use goes to those after it", () => {
  const lanes = new Lanes({ maxInFlight: 12, maxInFlightPerReceiver: 8 });
  enter(lanes, "a", 6);
  expect(lanes.share(["a", "b", "c"], NOW)).toEqual(
    new Map([
      ["a", 2],
      ["b", 2],
      ["c", 2],
    ]),
  );
  lanes.leave("a", true, NOW);
  expect(lanes.room).toBe(7);
});

test("when there are more receivers than room, all come round", () => {
  const lanes = new Lanes({ maxInFlight: 2, maxInFlightPerReceiver: 2 });
  const due = ["e", "d", "c", "b", "a"];
  const rounds = Array.from({ length: 5 }, () => [...lanes.share(due, NOW).keys()].join(""));
  expect(rounds).toEqual(["ab", "cd", "ea", "bc", "de"]);
});

test("no share is ever larger than the room or the lane", () => {
  const receivers = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 100 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 20 }),
      receivers,
      (maxInFlight, maxInFlightPerReceiver, due) => {
        const lanes = new Lanes({ maxInFlight, maxInFlightPerReceiver });
        const shares = [...lanes.share(due, NOW).values()];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(maxInFlight);
        expect(shares.every((share) => share >= 1 && share <= maxInFlightPerReceiver)).toBe(true);
        expect(shares.length === 0).toBe(due.length === 0);
      },
    ),
  );
});

test("empty resolves when the last one is back", async () => {
  const lanes = new Lanes({ maxInFlight: 10, maxInFlightPerReceiver: 8 });
  await lanes.empty();
  enter(lanes, "a", 2);
  let isEmpty = false;
  const empty = lanes.empty().then(() => (isEmpty = true));
  lanes.leave("a", true, NOW);
  await Promise.resolve();
  expect(isEmpty).toBe(false);
  lanes.leave("a", true, NOW);
  await empty;
  expect(lanes.inFlight).toBe(0);
});
