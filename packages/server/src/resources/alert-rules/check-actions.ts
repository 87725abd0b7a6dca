import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import type { MailTarget } from "../alert-mail/index.ts";
import { type AppClient, askAboutAlert } from "../component-requests/index.ts";
import type { Instance } from "../instance.ts";
import { findMember } from "../members/index.ts";
import { findAlertIntegrations } from "../sentry-apps/index.ts";
import { findTeam } from "../teams/index.ts";
import { Unfit } from "./read-fields.ts";
import type { WrittenAction } from "./wire-actions.ts";

/**
 * Checks actions that are about to be saved: their people, teams and integrations are of this
 * organization, and an integration with a form of its own agrees. Refuses with a sentence for each
 * that is not; waits for integrations, so it must not be called in a transaction. Gives the actions
 * with the settings as the integration takes them.
 */
export async function checkActions(
  { storage: { db } }: Pick<Instance, "storage">,
  apps: AppClient,
  organizationId: number,
  actions: readonly WrittenAction[],
): Promise<WrittenAction[]> {
  const problems: string[] = [];
  const checked: WrittenAction[] = [];
  for (const [at, action] of actions.entries()) {
    try {
      checked.push(await checkAction(db, apps, organizationId, action));
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      problems.push(actions.length === 1 ? error.message : `No. ${at + 1}: ${error.message}`);
    }
  }
  if (problems.length > 0) throw Problem.fields({ actions: problems });
  return checked;
}

async function checkAction(
  db: Db,
  apps: AppClient,
  organizationId: number,
  action: WrittenAction,
): Promise<WrittenAction> {
  switch (action.kind) {
    case "mail":
      await checkMailTarget(db, organizationId, action.target);
      return action;
    case "integration":
      await checkIntegration(db, organizationId, action.slug);
      return action;
    case "integration-form": {
      const { installationUuid, settings } = action;
      const verdict = await askAboutAlert(db, apps, { organizationId, installationUuid, settings });
      if (!verdict.ok) throw new Unfit(verdict.message);
      return { ...action, settings: verdict.settings };
    }
    case "webhook":
    default:
      return action;
  }
}

/** Refuses with `Unfit` who is neither a member nor a team of the organization. */
export async function checkMailTarget(
  db: Db,
  organizationId: number,
  target: MailTarget,
): Promise<void> {
  if (target.type === "owners") return;
  const found =
    target.type === "team"
      ? await findTeam(db, organizationId, String(target.id))
      : await findMember(db, organizationId, target.id);
  if (!found) throw new Unfit(`There is no ${target.type} ${target.id} in this organization.`);
}

async function checkIntegration(db: Db, organizationId: number, slug: string): Promise<void> {
  const all = await findAlertIntegrations(db, [organizationId]);
  const found = all.find((one) => one.slug === slug);
  if (!found) throw new Unfit(`The integration "${slug}" is not installed here.`);
  if (!found.isReady) throw new Unfit(`${found.name} takes no alerts.`);
  const form = found.form?.["settings"];
  const required = typeof form === "object" && form !== null && "required_fields" in form;
  if (required && Array.isArray(form["required_fields"]) && form["required_fields"].length > 0) {
    throw new Unfit(`${found.name} needs settings: use the action with its form.`);
  }
}
