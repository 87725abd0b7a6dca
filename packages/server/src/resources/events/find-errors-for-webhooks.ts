import type { JsonObject } from "../../outbox/index.ts";
import type { Db } from "../../storage/index.ts";
import { findOrganizations } from "../organizations/index.ts";
import { findProjects } from "../projects/index.ts";
import type { Links } from "../instance.ts";
import { presentEventForWebhook } from "./present-for-webhook.ts";
import { findEventsByIds } from "./store.ts";

/** A stored event for those who are told of it. */
export interface ToldEvent {
  /** As the webhooks of integrations carry it; made when called. */
  present: () => JsonObject;
  project: { slug: string; name: string };
}

/** An event that a webhook is to carry. */
export interface ErrorRef {
  organizationId: number;
  projectId: number;
  eventId: string;
  issueId: number;
}

/**
 * Reads stored events at once and gives, by `projectId/eventId`, what tells of each. Events no
 * longer stored and those of removed projects are left out.
 */
export async function findErrorsForWebhooks(
  db: Db,
  refs: readonly ErrorRef[],
  links: Links,
): Promise<Map<string, ToldEvent>> {
  const errors = new Map<string, ToldEvent>();
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
    const { slug, name } = project;
    errors.set(`${event.projectId}/${event.eventId}`, {
      present: () => presentEventForWebhook(event, { links, organization, project }),
      project: { slug, name },
    });
  }
  return errors;
}
