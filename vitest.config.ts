import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Threads of servers that tests start find their modules compiled and free of types.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules/.cache/compiled");

/** Units live beside their source; whole-server, browser and architecture tests under `tests/`. */
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: ["packages/testkit/src/global-setup.ts"],
  },
});
