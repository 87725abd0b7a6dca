import { fileURLToPath } from "node:url";
import { runProgram } from "@vedette/testkit";
import { expect, test } from "vitest";

/**
 * A thread is an isolate of its own and loads everything once more: the contract's schemas alone are
 * ten megabytes. What is needed of the contract there has a door without schemas.
 */
test("the pipeline's thread loads neither the contract's schemas nor what checks documents", async () => {
  const packages = await packagesOf("../../packages/server/src/pipeline/pipeline.ts");
  expect(packages).toContain("kysely");
  expect(packages).not.toContain("zod");
  expect(packages).not.toContain("ajv");
});

test.each(["serve-executor", "inline-executor", "sqlite-file", "keep-log-short"])(
  "what SQLite's other threads do (%s) loads no package at all",
  async (module) => {
    const packages = await packagesOf(`../../packages/server/src/storage/sqlite/${module}.ts`);
    expect(packages).toEqual([]);
  },
);

test("a package that is loaded is seen", async () => {
  expect(await packagesOf("../../packages/contract/src/index.ts")).toContain("zod");
});

async function packagesOf(path: string): Promise<string[]> {
  const program = fileURLToPath(new URL("list-packages.ts", import.meta.url));
  const module = fileURLToPath(new URL(path, import.meta.url));
  const { code, stdout, stderr } = await runProgram(program, { args: [module] });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}
