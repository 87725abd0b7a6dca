import type { TestProject } from "vitest/node";
import { startPostgresCluster } from "./postgres-cluster.ts";
import { makeTemplates, type Templates } from "./templates.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a PostgreSQL server for this run, or null when the machine has none. */
    postgresUrl: string | null;
    /** What the databases of tests are copies of. */
    templates: Templates;
  }
}

/** Starts one PostgreSQL for the whole test run, where the machine has it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgresCluster();
  if (!cluster && process.env["CI"]) {
    throw new Error("CI must have PostgreSQL: nothing is skipped there");
  }
  if (!cluster) {
    console.log(
      "Skipped: tests on PostgreSQL, for none is installed (Debian: apt-get install postgresql)",
    );
  }
  const { templates, remove } = await makeTemplates(cluster?.url ?? null);
  project.provide("postgresUrl", cluster?.url ?? null);
  project.provide("templates", templates);
  return async () => {
    await cluster?.stop();
    remove();
  };
}
