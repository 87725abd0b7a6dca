import type { Db } from "../../storage/index.ts";
import { type AppClient, askAboutAlert } from "../component-requests/index.ts";
import { findMember } from "../members/index.ts";
import { type AlertIntegration, findAlertIntegrations } from "../sentry-apps/index.ts";
import { findTeam } from "../teams/index.ts";
import type { Action, PersonOrTeam } from "./model.ts";
import type { WrittenAction } from "./read-triggers.ts";

/** An action that may be saved; a webhook is still to be kept. */
export type CheckedAction =
  | Exclude<Action, { kind: "webhook" }>
  | Extract<WrittenAction, { kind: "webhook" }>;

/**
 * Checks an action that is about to be saved: its person, team or integration is of this
 * organization, and an integration whose form was filled in agrees. Gives it as it is to be kept, or
 * a sentence. Waits for integrations, so it must not be called in a transaction.
 */
export async function checkAction(
  db: Db,
  apps: AppClient,
  organizationId: number,
  action: WrittenAction,
): Promise<CheckedAction | string> {
  switch (action.kind) {
    case "mail":
      return (await isThere(db, organizationId, action.target))
        ? action
        : `There is no ${action.target.type} ${action.target.id} in this organization.`;
    case "integration":
      return await checkIntegration(db, apps, organizationId, action);
    case "webhook":
    default:
      return action;
  }
}

async function isThere(db: Db, organizationId: number, target: PersonOrTeam): Promise<boolean> {
  const { type, id } = target;
  return type === "team"
    ? (await findTeam(db, organizationId, String(id))) !== undefined
    : (await findMember(db, organizationId, id)) !== undefined;
}

async function checkIntegration(
  db: Db,
  apps: AppClient,
  organizationId: number,
  { named, settings }: Extract<WrittenAction, { kind: "integration" }>,
): Promise<CheckedAction | string> {
  const all = await findAlertIntegrations(db, [organizationId]);
  const found = all.find((one) =>
    "uuid" in named ? one.installationUuid === named.uuid : one.sentryAppId === named.sentryAppId,
  );
  const name = "uuid" in named ? named.uuid : named.sentryAppId;
  if (!found) return `The integration ${name} is not installed here.`;
  if (!found.isReady) return `${found.name} takes no alerts.`;
  const { installationUuid, sentryAppId } = found;
  if (settings === null && !needsSettings(found)) {
    return { kind: "integration", sentryAppId, installationUuid, settings: null };
  }
  const asked = { organizationId, installationUuid, settings: settings ?? [] };
  const verdict = await askAboutAlert(db, apps, asked);
  if (!verdict.ok) return verdict.message;
  const kept = found.form === null ? null : verdict.settings;
  return { kind: "integration", sentryAppId, installationUuid, settings: kept };
}

function needsSettings({ form }: AlertIntegration): boolean {
  const settings = form?.["settings"];
  const fields =
    typeof settings === "object" && settings !== null && "required_fields" in settings
      ? settings["required_fields"]
      : [];
  return Array.isArray(fields) && fields.length > 0;
}
