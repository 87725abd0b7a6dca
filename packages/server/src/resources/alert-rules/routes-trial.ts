import { previewAlertRule, testRuleActions } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import { presentFiredAction } from "../fired-actions/index.ts";
import type { Instance } from "../instance.ts";
import { getProject } from "../projects/index.ts";
import { presentIssues } from "./present-fired-for.ts";
import { previewRule } from "./preview.ts";
import { readActions } from "./read-parts.ts";
import { NO_CHOICES, readRule } from "./read-rule.ts";
import { tryActions } from "./try-actions.ts";

const DAY_MS = 86_400_000;
/** A list is cut here: it is there to be glanced at. */
const MAX_ISSUES = 100;

/** What rules would do, before they are saved. */
export function trialRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;

  return [
    implement(previewAlertRule, async ({ actor, organization, params, body }) => {
      const project = await getProject(db, organization.id, params.project);
      const { days = 14, ...written } = body;
      const { choices } = await readRule(db, organization.id, written, NO_CHOICES);
      const place = { id: project.id, organizationId: organization.id };
      const since = instance.now() - days * DAY_MS;
      const ids = (await previewRule(instance, place, choices, since)).slice(0, MAX_ISSUES);
      const viewerId = actor.kind === "user" ? actor.userId : null;
      const issues = await presentIssues(instance, { organization, viewerId }, ids);
      return { status: 200, body: ids.flatMap((id) => issues.get(id) ?? []) };
    }),

    implement(testRuleActions, async ({ organization, params, body }) => {
      const project = await getProject(db, organization.id, params.project);
      const place = { organizationId: organization.id, projectId: project.id };
      const trial = { name: body.name ?? "Test Alert", actions: readActions(body.actions) };
      const done = await tryActions(instance, apps, place, trial);
      return {
        status: 200,
        body: { actions: done.map((one) => presentFiredAction(one, new Map())) },
      };
    }),
  ];
}
