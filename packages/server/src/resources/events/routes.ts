import {
  getEventId,
  getGroupingInfo,
  getIssueEvent as getIssueEventRoute,
  getProjectEvent as getProjectEventRoute,
  listIssueEvents,
  listProjectEvents,
  Problem,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { getIssue } from "../issues/index.ts";
import { findProjectIds, findProjects, getProject } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { describeEvent, describeEvents } from "./describe-events.ts";
import { getIssueEvent, getProjectEvent } from "./get-event.ts";
import { listEvents, toNames } from "./list-events.ts";
import { hashRoutes } from "./routes-hashes.ts";

/** Events: of an issue, of a project, and by their id alone. */
export function eventRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  return [
    implement(listIssueEvents, async ({ organization, params, query }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const page = await listEvents(db, { issueId: issue.id }, query, instance.now());
      return {
        status: 200,
        body: await describeEvents(db, organization.id, page.rows, query.full ?? false),
        page,
      };
    }),

    implement(getIssueEventRoute, async ({ organization, params, query }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const environments = toNames(query.environment);
      const event = await getIssueEvent(db, issue, params.event, environments);
      return { status: 200, body: await describeEvent(db, organization.id, event, environments) };
    }),

    implement(getGroupingInfo, async ({ organization, params }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const { grouping } = await getIssueEvent(db, issue, params.event, []);
      return { status: 200, body: grouping };
    }),

    implement(listProjectEvents, async ({ organization, params, query }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const page = await listEvents(db, { projectId: id }, query, instance.now());
      return {
        status: 200,
        body: await describeEvents(db, organization.id, page.rows, query.full ?? false),
        page,
      };
    }),

    implement(getProjectEventRoute, async ({ organization, params }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const event = await getProjectEvent(db, [id], params.event);
      return { status: 200, body: await describeEvent(db, organization.id, event, []) };
    }),

    implement(getEventId, async ({ organization, params }) => {
      const projectIds = await findProjectIds(db, organization.id);
      const event = await getProjectEvent(db, projectIds, params.eventId);
      const project = (await findProjects(db, [event.projectId])).get(event.projectId);
      if (!project) throw new Problem("not-found");
      const body = {
        organizationSlug: organization.slug,
        projectSlug: project.slug,
        groupId: String(event.issueId),
        eventId: event.eventId,
        event: await describeEvent(db, organization.id, event, []),
      };
      return { status: 200, body };
    }),

    ...hashRoutes(instance),
  ];
}
