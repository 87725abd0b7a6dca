import { expect, test } from "vitest";
import { SharedFlush } from "./shared-flush.ts";

/** A disk whose flushes end when the test says so. */
function openDisk() {
  const running: PromiseWithResolvers<void>[] = [];
  const disk = {
    begun: 0,
    flush: new SharedFlush(async () => {
      disk.begun++;
      const flush = Promise.withResolvers<void>();
      running.push(flush);
      await flush.promise;
    }),
    async end(error?: Error): Promise<void> {
      const flush = running.shift();
      if (error) flush?.reject(error);
      else flush?.resolve();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return disk;
}

test("who comes while a flush runs waits for the next one, all of them for the same", async () => {
  const disk = openDisk();
  const ended: string[] = [];
  const flush = (name: string) => void disk.flush.flush().then(() => ended.push(name));
  flush("first");
  flush("second");
  flush("third");
  expect(disk.begun).toBe(1);
  await disk.end();
  expect([ended, disk.begun]).toEqual([["first"], 2]);
  flush("fourth");
  await disk.end();
  expect([ended, disk.begun]).toEqual([["first", "second", "third"], 3]);
  await disk.end();
  expect(ended).toEqual(["first", "second", "third", "fourth"]);
  flush("fifth");
  expect(disk.begun).toBe(4);
  await disk.end();
  expect(ended).toContain("fifth");
});

test("a flush that fails is told to those who waited for it, and the next one is tried", async () => {
  const disk = openDisk();
  const flushes = Promise.allSettled([disk.flush.flush(), disk.flush.flush()]);
  await disk.end(new Error("no space"));
  await disk.end();
  const [first, second] = await flushes;
  expect(first).toMatchObject({ status: "rejected", reason: new Error("no space") });
  expect(second.status).toBe("fulfilled");
  expect(disk.begun).toBe(2);
});
