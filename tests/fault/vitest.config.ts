import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What takes minutes: `npm run test:faults`. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["tests/fault/*.fault.ts"],
    hookTimeout: 60_000,
    maxWorkers: 1,
    globalSetup: ["packages/testkit/src/global-setup.ts"],
  },
});
