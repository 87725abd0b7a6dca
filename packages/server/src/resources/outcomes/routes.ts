import { getOrganizationStats, getProjectStats } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { getProject } from "../projects/index.ts";
import { readProjectIds } from "../read-project-ids.ts";
import { readOrganizationStats } from "./organization-stats.ts";
import { readProjectStats } from "./project-stats.ts";

/** What became of everything that was sent. */
export function outcomeRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(getOrganizationStats, async ({ organization, query }) => {
      const projectIds = await readProjectIds(db, organization.id, query.project);
      const body = await readOrganizationStats(db, projectIds, query, instance.now());
      return { status: 200, body };
    }),

    implement(getProjectStats, async ({ organization, params, query }) => {
      const { id } = await getProject(db, organization.id, params.project);
      return { status: 200, body: await readProjectStats(db, id, query, instance.now()) };
    }),
  ];
}
