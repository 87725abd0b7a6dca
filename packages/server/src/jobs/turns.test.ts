import { expect, test } from "vitest";
import { startTurns, type TurnOutcome } from "./turns.ts";

const NEVER_MS = 2 ** 30;

function start(turn: () => Promise<TurnOutcome>) {
  const logged: string[] = [];
  const keep = (_details: object, message: string): void => void logged.push(message);
  const log = { debug: keep, info: keep, warn: keep, error: keep };
  return { logged, turns: startTurns({ turn, pollMs: NEVER_MS, log, name: "Counting" }) };
}

test("turns again at once while there is more", async () => {
  let left = 5;
  const { turns } = start(async () => (left-- > 0 ? "more" : "nothing"));
  await turns.idle();
  expect(left).toBeLessThan(0);
  await turns.stop();
});

test("one turn runs at a time, and a kick during one brings another", async () => {
  let running = 0;
  let most = 0;
  let begun = 0;
  const { turns } = start(async () => {
    begun++;
    most = Math.max(most, ++running);
    if (begun < 3) turns.kick();
    await Promise.resolve();
    running--;
    return begun < 3 ? "waiting" : "nothing";
  });
  await turns.idle();
  expect(begun).toBeGreaterThanOrEqual(3);
  expect(most).toBe(1);
  await turns.stop();
});

test("idle waits for a turn that began after it was asked", async () => {
  const seen: string[] = [];
  const first = Promise.withResolvers<void>();
  const { turns } = start(async () => {
    seen.push("begins");
    if (seen.length === 1) await first.promise;
    return "nothing";
  });
  await Promise.resolve();
  const idle = turns.idle();
  first.resolve();
  await idle;
  expect(seen).toEqual(["begins", "begins"]);
  await turns.stop();
});

test("a failure is logged and the work goes on", async () => {
  let tries = 0;
  const { turns, logged } = start(async () => {
    if (++tries === 1) throw new Error("the disk is full");
    return "nothing";
  });
  await turns.idle();
  expect(tries).toBeGreaterThanOrEqual(2);
  expect(logged).toEqual(["Counting failed and will be tried again"]);
  await turns.stop();
});

test("stopping lets the running turn end, begins none after it, and keeps nobody waiting", async () => {
  const running = Promise.withResolvers<TurnOutcome>();
  let begun = 0;
  const { turns } = start(() => {
    begun++;
    return running.promise;
  });
  await Promise.resolve();
  const idle = turns.idle();
  const stopped = turns.stop();
  running.resolve("more");
  await Promise.all([stopped, idle]);
  expect(begun).toBe(1);
});
