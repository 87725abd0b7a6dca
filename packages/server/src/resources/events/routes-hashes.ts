import { listIssueHashes } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { findHashes, getIssue } from "../issues/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { describeEvents } from "./describe-events.ts";
import { findEvents } from "./store.ts";

/** The newest event of a hash is looked for among so many of the issue. */
const RECENT = { backwards: false, limit: 100 } as const;

/** By which hashes events belong to an issue; each is shown with an event that has it. */
export function hashRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listIssueHashes, async ({ organization, params, query }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const request = readOffset(query);
      const page = toOffsetPage(await findHashes(db, issue.id, request), request);
      const recent = await findEvents(db, { of: { issueId: issue.id }, environments: [] }, RECENT);
      const latest = page.rows.map((hash) =>
        recent.find(({ grouping }) => grouping.hashes.includes(hash)),
      );
      const shown = await describeEvents(
        db,
        organization.id,
        latest.filter((event) => event !== undefined),
        query.full ?? false,
      );
      const byId = new Map(shown.map((event) => [event.id, event]));
      const body = page.rows.map((id, at) => ({
        id,
        latestEvent: byId.get(latest[at]?.eventId ?? "") ?? null,
        mergedBySeer: false,
        seerMatchDistance: null,
      }));
      return { status: 200, body, page };
    }),
  ];
}
