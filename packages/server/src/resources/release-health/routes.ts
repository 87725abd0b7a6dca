import { getOrganizationSessions } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readProjectIds } from "../read-project-ids.ts";
import { readSessionStats } from "./session-stats.ts";

/** How healthy releases are. */
export function releaseHealthRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(getOrganizationSessions, async ({ organization, query }) => {
      const projectIds = await readProjectIds(db, organization.id, query.project);
      const body = await readSessionStats(db, projectIds, query, instance.now());
      return { status: 200, body };
    }),
  ];
}
