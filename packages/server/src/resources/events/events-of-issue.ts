import type { Grouping } from "../../protocol/index.ts";
import type { IssueEvents } from "../issues/index.ts";
import { findEvents, findOutermostEvent } from "./store.ts";
import { giveEvents, selectGroupings } from "./store-of-issue.ts";

/** Events as an issue that is divided gives them away. */
export const eventsOfIssue: IssueEvents = {
  glance: async (db, issueId, limit) => {
    const rows = await selectGroupings(db, issueId, limit);
    return rows.map(({ grouping, ...place }) => ({
      ...place,
      hashes: (JSON.parse(grouping) as Grouping).hashes,
    }));
  },
  read: async (db, issueId, beyond, limit) => {
    const filter = { of: { issueId }, environments: [] };
    const from = beyond && { value: beyond.timestampAt, id: beyond.eventId };
    const page = await findEvents(db, filter, { backwards: false, limit, ...(from && { from }) });
    return page.slice(0, limit);
  },
  findOutermost: async (db, issueId, which) =>
    await findOutermostEvent(db, { of: { issueId }, environments: [] }, which),
  find: async (db, issueId, eventId) =>
    await findOutermostEvent(db, { of: { issueId }, environments: [], eventId }, "latest"),
  give: giveEvents,
};
