import type { TestProject } from "vitest/node";
import { startPostgresCluster } from "./postgres-cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a PostgreSQL server for this run, or null when the machine has none. */
    postgresUrl: string | null;
  }
}

/** Starts one PostgreSQL for the whole test run, where the machine has it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const cluster = await startPostgresCluster();
  project.provide("postgresUrl", cluster?.url ?? null);
  if (cluster) return cluster.stop;
  if (process.env["CI"]) throw new Error("CI must have PostgreSQL: nothing is skipped there");
  console.log(
    "Skipped: tests on PostgreSQL, for none is installed (Debian: apt-get install postgresql)",
  );
  return undefined;
}
