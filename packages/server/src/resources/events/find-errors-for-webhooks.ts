import type { JsonObject } from "../../outbox/index.ts";
import type { Db } from "../../storage/index.ts";
import { findOrganizations } from "../organizations/index.ts";
import { findProjects } from "../projects/index.ts";
import type { Links } from "../instance.ts";
import { presentEventForWebhook } from "./present-for-webhook.ts";
import { findEventsByIds } from "./store.ts";

/** An event that a webhook is to carry. */
export interface ErrorRef {
  organizationId: number;
  projectId: number;
  eventId: string;
  issueId: number;
}

/**
 * Reads stored events at once and gives, by `projectId/eventId`, what makes each the `error` of a
 * webhook; made only when asked for. Events no longer stored and those of removed projects are
 * left out.
 */
export async function findErrorsForWebhooks(
  db: Db,
  refs: readonly ErrorRef[],
  links: Links,
): Promise<Map<string, () => JsonObject>> {
  const errors = new Map<string, () => JsonObject>();
  if (refs.length === 0) return errors;
  const projectIds = [...new Set(refs.map((ref) => ref.projectId))];
  const events = await findEventsByIds(db, projectIds, [
    ...new Set(refs.map((ref) => ref.eventId)),
  ]);
  const projects = await findProjects(db, projectIds);
  const found = await findOrganizations(db, [...new Set(refs.map((ref) => ref.organizationId))]);
  const organizations = new Map(found.map((organization) => [organization.id, organization]));
  for (const event of events) {
    const project = projects.get(event.projectId);
    const organization = project && organizations.get(project.organizationId);
    if (!organization) continue;
    errors.set(`${event.projectId}/${event.eventId}`, () =>
      presentEventForWebhook(event, { links, organization, project }),
    );
  }
  return errors;
}
