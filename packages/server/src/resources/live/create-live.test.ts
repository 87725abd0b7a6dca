import type { Readable } from "node:stream";
import { once } from "node:events";
import { Problem } from "@vedette/contract/problems";
import { createTestDatabase, openTestStorage } from "@vedette/testkit";
import { expect, test } from "vitest";
import { createLive, type LiveOptions, organizationHint } from "./index.ts";

const watching = {
  audiences: new Set(["organization:1"] as const),
  topics: new Set(["issues"] as const),
};

async function openLive(options: Partial<LiveOptions> = {}) {
  const database = await createTestDatabase("sqlite");
  const storage = await openTestStorage(database);
  const { hints } = storage;
  const live = createLive(hints, options);
  return {
    hints,
    live,
    open: (owner = "ada"): Readable => live.open(watching, owner, null),
    [Symbol.asyncDispose]: async () => {
      live.close();
      await storage.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

test("so many streams are open at a time, of one caller and of all", async () => {
  const open: number[] = [];
  await using world = await openLive({
    streams: 3,
    streamsPerOwner: 2,
    observe: (count) => void open.push(count),
  });
  const first = world.open();
  world.open();
  expect(() => world.open()).toThrow(Problem);
  world.open("bob");
  expect(() => world.open("cleo")).toThrow("Too many live streams");
  first.destroy();
  await once(first, "close");
  world.open("cleo");
  expect(open).toEqual([1, 2, 3, 2, 3]);
});

test("closing ends every stream and opens none after it", async () => {
  await using world = await openLive();
  const stream = world.open();
  const texts: string[] = [];
  stream.on("data", (chunk) => void texts.push(String(chunk)));
  world.hints.tell([organizationHint(1, { topic: "issues", action: "changed", ids: [7] })]);
  world.live.close();
  await once(stream, "end");
  expect(texts.join("")).toContain('"ids":["7"]');
  expect(() => world.open()).toThrow("not ready");
  expect(world.hints.isWatched("organization:1")).toBe(false);
});

test("a stream that is old enough ends, so that its reader is asked anew who they are", async () => {
  await using world = await openLive({ maxAgeMs: 1, heartbeatMs: 2 });
  const stream = world.open();
  stream.resume();
  await once(stream, "end");
  expect(stream.readableEnded).toBe(true);
});

test("who does not read is let go", async () => {
  await using world = await openLive({ heartbeatMs: 10 });
  const stream = world.open();
  const ids = ["x".repeat(300_000)];
  world.hints.tell([organizationHint(1, { topic: "issues", action: "changed", ids })]);
  await once(stream, "close");
  expect(stream.readableEnded).toBe(false);
});
