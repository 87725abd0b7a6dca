import { expect, test } from "vitest";
import { Mutex } from "./async-mutex.ts";

test("one runs at a time, in the order they asked", async () => {
  const mutex = new Mutex();
  const seen: string[] = [];
  const first = Promise.withResolvers<void>();
  const runs = [
    mutex.run(async () => {
      seen.push("first begins");
      await first.promise;
      seen.push("first ends");
    }),
    mutex.run(() => {
      seen.push("second");
    }),
    mutex.run(() => {
      seen.push("third");
    }),
  ];
  await Promise.resolve();
  expect(seen).toEqual(["first begins"]);
  first.resolve();
  await Promise.all(runs);
  expect(seen).toEqual(["first begins", "first ends", "second", "third"]);
});

test("gives the result of the work", async () => {
  const mutex = new Mutex();
  await expect(mutex.run(() => 7)).resolves.toBe(7);
  await expect(mutex.run(async () => "seven")).resolves.toBe("seven");
});

test("a failure reaches its own caller and stops nobody behind", async () => {
  const mutex = new Mutex();
  const failing = mutex.run(() => {
    throw new Error("mine");
  });
  const next = mutex.run(() => "runs");
  await expect(failing).rejects.toThrow("mine");
  await expect(next).resolves.toBe("runs");
});
