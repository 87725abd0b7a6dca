import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DueReceiver } from "../../resources/deliveries/index.ts";
import { Lanes } from "./lanes.ts";

const NOW = 1_900_000_000_000;

const WIDE = { maxInFlightPerOrganization: 1000, maxPerSecond: null };

/** All of one organization. */
function due(...receivers: string[]): DueReceiver[] {
  return receivers.map((receiver) => ({ receiver, organizationId: 1 }));
}

function lanesOf(maxInFlight: number, maxInFlightPerReceiver: number): Lanes {
  return new Lanes({ ...WIDE, maxInFlight, maxInFlightPerReceiver });
}

function enter(lanes: Lanes, receiver: string, times: number, organizationId = 1): void {
  for (let at = 0; at < times; at++) {
    lanes.take({ receiver, organizationId });
    lanes.enter({ receiver, organizationId }, NOW);
  }
}

function leave(lanes: Lanes, receiver: string, answered: boolean, times = 1): void {
  const one = { receiver, organizationId: 1 };
  for (let at = 0; at < times; at++) lanes.leave(one, answered, NOW);
}

test("an unknown receiver begins with a few, never with more than the limit", () => {
  expect(lanesOf(100, 64).share(due("a"), NOW)).toEqual(new Map([["a", 8]]));
  expect(lanesOf(100, 3).share(due("a"), NOW)).toEqual(new Map([["a", 3]]));
});

test("each answer widens a lane by one, up to the limit", () => {
  const lanes = lanesOf(100, 12);
  for (let answers = 0; answers < 20; answers++) {
    enter(lanes, "a", 1);
    leave(lanes, "a", true);
  }
  expect(lanes.share(due("a"), NOW).get("a")).toBe(12);
});

test("each silence halves a lane, down to one", () => {
  const lanes = lanesOf(100, 64);
  const widths = Array.from({ length: 5 }, () => {
    enter(lanes, "a", 1);
    leave(lanes, "a", false);
    return lanes.share(due("a"), NOW).get("a");
  });
  expect(widths).toEqual([4, 2, 1, 1, 1]);
});

test("what is on its way counts against the lane and the room", () => {
  const lanes = lanesOf(10, 8);
  enter(lanes, "a", 8);
  expect(lanes.share(due("a", "b"), NOW)).toEqual(new Map([["b", 1]]));
  expect(lanes.hasRoomFor(due("a"), NOW)).toBe(false);
  expect(lanes.hasRoomFor(due("a", "b"), NOW)).toBe(true);
  enter(lanes, "b", 2);
  expect(lanes.hasRoomFor(due("c"), NOW)).toBe(false);
});

test("the room is divided evenly, and what one cannot use goes to those after it", () => {
  const lanes = lanesOf(20, 8);
  enter(lanes, "a", 7);
  enter(lanes, "z", 2);
  expect(lanes.share(due("a", "b", "c"), NOW)).toEqual(
    new Map([
      ["a", 1],
      ["b", 5],
      ["c", 5],
    ]),
  );
  leave(lanes, "a", true);
  expect(lanes.room).toBe(12);
});

test("when there are more receivers than room, all come round", () => {
  const lanes = lanesOf(2, 2);
  const names = ["e", "d", "c", "b", "a"];
  const rounds = Array.from({ length: 5 }, () =>
    [...lanes.share(due(...names), NOW).keys()].join(""),
  );
  expect(rounds).toEqual(["ab", "cd", "ea", "bc", "de"]);
});

test("no share is ever larger than the room or the lane", () => {
  const receivers = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 100 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 20 }),
      receivers,
      (maxInFlight, maxInFlightPerReceiver, names) => {
        const lanes = lanesOf(maxInFlight, maxInFlightPerReceiver);
        const shares = [...lanes.share(due(...names), NOW).values()];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(maxInFlight);
        expect(shares.every((share) => share >= 1 && share <= maxInFlightPerReceiver)).toBe(true);
        expect(shares.length === 0).toBe(names.length === 0);
      },
    ),
  );
});

test("no organization takes all of the room", () => {
  const limits = { maxInFlight: 20, maxInFlightPerReceiver: 8, maxPerSecond: null };
  const lanes = new Lanes({ ...limits, maxInFlightPerOrganization: 10 });
  enter(lanes, "a", 6, 1);
  const two = { receiver: "d", organizationId: 2 };
  expect(lanes.share([...due("b", "c"), two], NOW)).toEqual(
    new Map([
      ["b", 4],
      ["d", 8],
    ]),
  );
  enter(lanes, "b", 4, 1);
  expect(lanes.hasRoomFor(due("a", "b", "c"), NOW)).toBe(false);
  expect(lanes.hasRoomFor([two], NOW)).toBe(true);
});

test("however many keep silent, together they take half of the room", () => {
  const lanes = lanesOf(20, 8);
  const silent = Array.from({ length: 40 }, (_, at) => `silent ${at}`);
  for (const receiver of silent) {
    enter(lanes, receiver, 1);
    leave(lanes, receiver, false);
  }
  enter(lanes, "quick", 1);
  leave(lanes, "quick", true);
  const shares = lanes.share(due(...silent), NOW);
  expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBe(10);
  for (const [receiver, share] of shares) enter(lanes, receiver, share);
  expect(lanes.hasRoomFor(due(...silent), NOW)).toBe(false);
  expect(lanes.share(due(...silent, "quick"), NOW)).toEqual(new Map([["quick", 8]]));
});

test("unknown ones get one each while half of the room is taken", () => {
  const lanes = lanesOf(20, 8);
  enter(lanes, "a", 10);
  expect(lanes.share(due("b", "c"), NOW)).toEqual(
    new Map([
      ["b", 1],
      ["c", 1],
    ]),
  );
});

test("who answers is given some ahead, four for each answer since the last share", () => {
  const lanes = lanesOf(1000, 8);
  const share = (): number => lanes.share(due("a"), NOW).get("a") ?? 0;
  enter(lanes, "a", 8);
  expect(share()).toBe(0);
  leave(lanes, "a", true, 3);
  expect(share()).toBe(15);
  for (const one of due(...Array.from({ length: 15 }, () => "a"))) lanes.take(one);
  // Three are sent in place of those that are over, twelve are ahead.
  expect(lanes.isOpen("a", NOW)).toBe(true);
  for (const one of due("a", "a", "a")) lanes.enter(one, NOW);
  expect(lanes.isOpen("a", NOW)).toBe(false);
  expect([share(), lanes.hasRoomFor(due("a"), NOW)]).toEqual([0, false]);
  leave(lanes, "a", true, 8);
  expect(share()).toBe(28);
});

test("who keeps silent is given nothing ahead, and what is given back is room again", () => {
  const lanes = lanesOf(1000, 8);
  enter(lanes, "a", 8);
  leave(lanes, "a", true, 4);
  leave(lanes, "a", false);
  expect(lanes.share(due("a"), NOW).get("a")).toBe(1);
  const [one] = due("a");
  if (one) lanes.take(one);
  expect(lanes.room).toBe(996);
  if (one) lanes.giveBack(one);
  expect(lanes.room).toBe(997);
});

test("what is ahead counts against a rate before it is sent", () => {
  const limits = { ...WIDE, maxInFlight: 100, maxInFlightPerReceiver: 64 };
  const lanes = new Lanes({ ...limits, maxPerSecond: 4 });
  for (const one of due("a", "a", "a")) lanes.take(one);
  expect(lanes.share(due("a"), NOW).get("a")).toBe(1);
});

test("a rate is kept to within each second, and not saved up", () => {
  const limits = { ...WIDE, maxInFlight: 100, maxInFlightPerReceiver: 64 };
  const lanes = new Lanes({ ...limits, maxPerSecond: 4 });
  const send = (now: number): number => {
    const share = lanes.share(due("a"), now).get("a") ?? 0;
    for (const one of due(...Array.from({ length: share }, () => "a"))) {
      lanes.take(one);
      lanes.enter(one, now);
      lanes.leave(one, true, now);
    }
    return share;
  };
  expect([send(NOW), send(NOW)]).toEqual([4, 0]);
  expect(lanes.areHeldBack(due("a"), NOW)).toBe(true);
  expect(lanes.hasRoomFor(due("a"), NOW)).toBe(false);
  expect([send(NOW + 500), send(NOW + 1000), send(NOW + 60_000)]).toEqual([2, 2, 4]);
  expect(lanes.share(due("b"), NOW).get("b")).toBe(4);
});

test("empty resolves when the last one is back", async () => {
  const lanes = lanesOf(10, 8);
  await lanes.empty();
  enter(lanes, "a", 2);
  let isEmpty = false;
  const empty = lanes.empty().then(() => (isEmpty = true));
  leave(lanes, "a", true);
  await Promise.resolve();
  expect(isEmpty).toBe(false);
  leave(lanes, "a", true);
  await empty;
  expect(lanes.inFlight).toBe(0);
});
