import { listIssueHashes, unmergeIssueHashes, unmergeIssueHashesByPut } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import {
  findHashes,
  formatShortId,
  getIssue,
  GLANCED_EVENTS,
  unmergeHashes,
} from "../issues/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { findProjects } from "../projects/index.ts";
import { describeEvents } from "./describe-events.ts";
import { eventsOfIssue } from "./events-of-issue.ts";
import { findEventsByIds } from "./store.ts";

/**
 * By which hashes events belong to an issue; each is shown with an event that has it, and how many
 * of the newest it decides about. Some of them can become an issue of their own again.
 */
export function hashRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const unmerge = async ({
    actor,
    organization,
    params,
    query,
  }: Unmerge): Promise<{ status: 202; body: { destination: { id: string; shortId: string } } }> => {
    const issue = await getIssue(db, organization.id, params.issue);
    const wanted = query.id ?? [];
    const { id, shortId } = await unmergeHashes(instance, actor, issue.id, wanted, eventsOfIssue);
    const project = (await findProjects(db, [issue.projectId])).get(issue.projectId);
    if (project === undefined) throw new Problem("not-found");
    const destination = { id: String(id), shortId: formatShortId(project.slug, shortId) };
    return { status: 202, body: { destination } };
  };

  return [
    implement(listIssueHashes, async ({ organization, params, query }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const request = readOffset(query);
      const page = toOffsetPage(await findHashes(db, issue.id, request), request);
      const recent = await eventsOfIssue.glance(db, issue.id, GLANCED_EVENTS);
      const latest = page.rows.map((hash) => recent.find(({ hashes }) => hashes.includes(hash)));
      const ids = latest.flatMap((event) => event?.eventId ?? []);
      const shown = await describeEvents(
        db,
        organization.id,
        await findEventsByIds(db, [issue.projectId], [...new Set(ids)]),
        query.full ?? false,
      );
      const byId = new Map(shown.map((event) => [event.id, event]));
      const body = page.rows.map((id, at) => ({
        id,
        latestEvent: byId.get(latest[at]?.eventId ?? "") ?? null,
        recentEvents: recent.filter(({ hashes }) => hashes[0] === id).length,
        mergedBySeer: false,
        seerMatchDistance: null,
      }));
      return { status: 200, body, page };
    }),
    implement(unmergeIssueHashes, unmerge),
    implement(unmergeIssueHashesByPut, unmerge),
  ];
}

interface Unmerge {
  actor: Actor;
  organization: CurrentOrganization;
  params: { issue: string };
  query: { id?: readonly string[] | undefined };
}
