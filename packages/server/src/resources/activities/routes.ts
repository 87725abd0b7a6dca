import { listActivities } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readPageOfNumbers } from "../keyset.ts";
import type { Instance } from "../instance.ts";
import { listHistory } from "./list-activities.ts";

/** Finds an issue by what stands in a path, or refuses. */
export type GetIssue = (
  organizationId: number,
  issue: string,
) => Promise<{ id: number; firstSeenAt: number }>;

/** The history of issues, which `getIssue` finds. */
export function activityRoutes(instance: Instance, getIssue: GetIssue): Implemented[] {
  return [
    implement(listActivities, async ({ organization, params, query }) => {
      const issue = await getIssue(organization.id, params.issue);
      const page = await listHistory(instance.storage.db, issue, readPageOfNumbers(query));
      return { status: 200, body: { activity: page.rows }, page };
    }),
  ];
}
