import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findCallableApp } from "../sentry-apps/index.ts";
import { type AlertRuleAction, findComponents } from "../ui-components/index.ts";
import { type AlertSetting, readAlertSettings, requestAlertAction } from "./alert-action.ts";
import type { AppClient } from "./app-client.ts";

/** A rule that is about to be saved, and acts by an app. */
export interface AlertBySavedRule {
  organizationId: number;
  installationUuid: string;
  /** As somebody filled them in. */
  settings: unknown;
}

/** Whether the rule may be saved; `message` is for whoever saves it, and begins with the app's name. */
export type AlertVerdict =
  | { ok: true; message: string; settings: AlertSetting[] }
  | { ok: false; message: string };

/**
 * Reads the settings of an alert by an app's own form, and asks the app whether it agrees. An app
 * without such a form is not asked, and takes no settings. Never refuses: everything that can be
 * wrong is in the verdict. Waits for the app, so it must not be called in a transaction.
 */
export async function askAboutAlert(
  db: Db,
  client: AppClient,
  { organizationId, installationUuid, settings: given }: AlertBySavedRule,
): Promise<AlertVerdict> {
  const installation = await findCallableApp(db, installationUuid);
  if (installation?.organizationId !== organizationId || !installation.isInstalled) {
    return { ok: false, message: "The integration of this action is not installed here." };
  }
  const { app } = installation;
  if (!app.isAlertable) return { ok: false, message: `${app.name}: It takes no alerts.` };
  const [component] = await findComponents(db, [app.id], "alert-rule-action");
  if (component?.element.type !== "alert-rule-action") return takeNone(app.name, given);
  const read = readAlertSettings(component.element, given);
  if ("complaints" in read) {
    return { ok: false, message: `${app.name}: ${read.complaints.join(" ")}` };
  }
  const { settings } = read;
  const answer = await ask(client, installation, component.element, settings);
  return answer.ok
    ? { ok: true, message: answer.message, settings }
    : { ok: false, message: answer.message };
}

function takeNone(name: string, given: unknown): AlertVerdict {
  const isNone = given === undefined || given === null || (Array.isArray(given) && !given.length);
  return isNone
    ? { ok: true, message: `${name}: Success!`, settings: [] }
    : { ok: false, message: `${name}: Its alerts have no settings.` };
}

/** An app that cannot be asked is no reason for an error: the rule is not saved, and that is said. */
async function ask(
  client: AppClient,
  installation: Parameters<typeof requestAlertAction>[1],
  element: AlertRuleAction,
  settings: readonly AlertSetting[],
): Promise<{ ok: boolean; message: string }> {
  try {
    return await requestAlertAction(client, installation, element, settings);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ok: false, message: `${installation.app.name}: ${error.message}` };
  }
}
