import type { Db } from "../../storage/index.ts";
import { type AppClient, checkIntegration } from "../component-requests/index.ts";
import { findMember } from "../members/index.ts";
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
