import { Problem } from "@vedette/contract/problems";
import { parseEventId } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import type { StoredEvent } from "./model.ts";
import { findEventById, findOutermostEvent } from "./store.ts";

/**
 * An event of an issue by its id, or its `latest`, `oldest` or `recommended` one (which is the
 * latest) in these environments, all of them if none is named. Refuses what is not there.
 */
export async function getIssueEvent(
  db: Db,
  issue: { id: number; projectId: number },
  which: string,
  environments: readonly string[],
): Promise<StoredEvent> {
  if (which === "latest" || which === "oldest" || which === "recommended") {
    const end = which === "oldest" ? "oldest" : "latest";
    const event = await findOutermostEvent(db, { of: { issueId: issue.id }, environments }, end);
    if (!event) throw new Problem("no-matching-event");
    return event;
  }
  const event = await getProjectEvent(db, [issue.projectId], which);
  if (event.issueId !== issue.id) throw new Problem("not-found");
  return event;
}

/** An event of one of these projects by its id, with or without dashes. Refuses what is not there. */
export async function getProjectEvent(
  db: Db,
  projectIds: readonly number[],
  eventId: string,
): Promise<StoredEvent> {
  const id = parseEventId(eventId);
  const event = id === undefined ? undefined : await findEventById(db, projectIds, id);
  if (!event) throw new Problem("not-found");
  return event;
}
