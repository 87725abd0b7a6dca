import { expect, test } from "vitest";
import { moduleBeside } from "./module-beside.ts";

test.for([
  ["file:///a/src/start.ts", "file:///a/src/log-thread.ts"],
  ["file:///a/dist/chunk-1.js", "file:///a/dist/log-thread.js"],
] as const)("what starts at %s finds its thread at %s", ([from, expected]) => {
  expect(moduleBeside(from, "log-thread.ts").href).toBe(expected);
});
