import {
  createUserReport,
  listIssueUserReports,
  listUserReports,
  Problem,
} from "@vedette/contract";
import { parseEventId } from "../../protocol/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { findIssuesOfEvents, selectEventsOfIssue } from "../events/index.ts";
import type { Instance } from "../instance.ts";
import { findIssues, getIssue, issuePermalink, formatShortId } from "../issues/index.ts";
import { readPageOfNumbers, toPage } from "../keyset.ts";
import { getProject } from "../projects/index.ts";
import { presentUserReport } from "./present.ts";
import { findUserReport, saveUserReports, selectUserReports } from "./store.ts";

/** What people said of the events of a project. */
export function userReportRoutes(instance: Instance): Implemented[] {
  const { storage, links } = instance;
  const { db } = storage;
  return [
    implement(listUserReports, async ({ organization, params, query }) => {
      const project = await getProject(db, organization.id, params.project);
      const request = readPageOfNumbers(query);
      const found = await selectUserReports(db, project.id, request);
      const page = toPage(found, request, ({ createdAt, id }) => ({ value: createdAt, id }));
      const eventIds = page.rows.map(({ eventId }) => eventId);
      const issueIds = await findIssuesOfEvents(db, project.id, eventIds);
      const issues = new Map(
        (await findIssues(db, [...new Set(issueIds.values())])).map((issue) => [issue.id, issue]),
      );
      const body = page.rows.map((report) => {
        const issue = issues.get(issueIds.get(report.eventId) ?? 0);
        return {
          ...presentUserReport(report),
          issue: issue
            ? {
                id: String(issue.id),
                title: issue.title,
                shortId: formatShortId(project.slug, issue.shortId),
                permalink: issuePermalink(links, organization.slug, issue.id),
              }
            : null,
        };
      });
      return { status: 200, body, page };
    }),

    implement(listIssueUserReports, async ({ organization, params, query }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const request = readPageOfNumbers(query);
      const events = selectEventsOfIssue(db, issue);
      const found = await selectUserReports(db, issue.projectId, request, events);
      const page = toPage(found, request, ({ createdAt, id }) => ({ value: createdAt, id }));
      return { status: 200, body: page.rows.map(presentUserReport), page };
    }),

    implement(createUserReport, async ({ organization, params, body, request }) => {
      const project = await getProject(db, organization.id, params.project);
      const isStranger = request.projectIdOfKey !== null && request.projectIdOfKey !== project.id;
      if (isStranger) throw new Problem("not-found");
      const eventId = parseEventId(body.event_id);
      if (eventId === undefined) throw Problem.fields({ event_id: ["Not an event id."] });
      const { name = "", email = "", comments } = body;
      const createdAt = instance.now();
      const report = { projectId: project.id, eventId, name, email, comments, createdAt };
      await storage.transaction(async (tx) => await saveUserReports(storage.engine, tx, [report]));
      const saved = await findUserReport(db, project.id, eventId);
      if (!saved) throw new Problem("not-found");
      return { status: 200, body: presentUserReport(saved) };
    }),
  ];
}
