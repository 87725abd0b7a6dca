import { defineConfig } from "vitest/config";

/** Units live beside their source; whole-server, browser and architecture tests under `tests/`. */
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    globalSetup: ["packages/testkit/src/global-setup.ts"],
    reporters: process.env["CI"] ? ["default"] : ["default"],
  },
});
