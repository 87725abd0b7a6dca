import type { AlertFiring } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { findDeliveriesOfActions, presentFiredAction } from "../fired-actions/index.ts";
import { findIssues, formatShortId } from "../issues/index.ts";
import { findProjects } from "../projects/index.ts";
import type { Firing } from "./store-firings.ts";
import { findRules } from "./store.ts";

/** Shows firings with what became of their actions, with a fixed number of queries. */
export async function presentFirings(db: Db, firings: readonly Firing[]): Promise<AlertFiring[]> {
  const actions = firings.flatMap((firing) => firing.actions);
  const deliveries = await findDeliveriesOfActions(db, actions);
  const rules = await findRules(db, [...new Set(firings.map(({ ruleId }) => ruleId))]);
  const projects = await findProjects(db, [...new Set(firings.map((one) => one.projectId))]);
  const found = await findIssues(db, [...new Set(firings.map(({ issueId }) => issueId))]);
  const issues = new Map(found.map((issue) => [issue.id, issue]));
  return firings.map((firing) => {
    const rule = rules.get(firing.ruleId);
    const project = projects.get(firing.projectId);
    const issue = issues.get(firing.issueId);
    const slug = project?.slug ?? "";
    return {
      id: String(firing.id),
      rule: rule ? { id: String(rule.id), name: rule.name } : null,
      project: { id: String(firing.projectId), slug },
      issue: issue
        ? {
            id: String(issue.id),
            shortId: formatShortId(slug, issue.shortId),
            title: issue.title,
          }
        : null,
      eventId: firing.eventId,
      dateFired: formatInstant(firing.firedAt),
      actions: firing.actions.map((action) => presentFiredAction(action, deliveries)),
    };
  });
}
