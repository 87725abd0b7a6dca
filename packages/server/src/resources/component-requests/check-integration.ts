import type { Db } from "../../storage/index.ts";
import type { IntegrationTarget, WrittenIntegration } from "../alert-targets/index.ts";
import { type AlertIntegration, findAlertIntegrations } from "../sentry-apps/index.ts";
import type { AppClient } from "./app-client.ts";
import { askAboutAlert } from "./ask-about-alert.ts";

/**
 * Checks an integration that an action is about to name: it is installed in this organization and
 * takes alerts, and where its form was filled in, it agrees. Gives it as it is to be kept, or a
 * sentence. Waits for the integration, so it must not be called in a transaction.
 */
export async function checkIntegration(
  db: Db,
  apps: AppClient,
  organizationId: number,
  { named, settings }: WrittenIntegration,
): Promise<IntegrationTarget | string> {
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
