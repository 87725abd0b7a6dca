import type { Db } from "../../storage/index.ts";
import { findPlainWebhooks } from "../plain-webhooks/index.ts";
import { findAlertIntegrations } from "../sentry-apps/index.ts";
import type { TargetWords } from "./describe-target.ts";
import type { IntegrationTarget, WebhookTarget } from "./model.ts";

/** Looks up what targets of one organization are shown and told with; other kinds are passed over. */
export async function findTargetWords(
  db: Db,
  organizationId: number,
  targets: readonly (IntegrationTarget | WebhookTarget | { kind: "mail" })[],
): Promise<TargetWords> {
  const ids = targets.flatMap((one) => (one.kind === "webhook" ? [one.webhookId] : []));
  const webhooks = await findPlainWebhooks(db, ids);
  return {
    integrations: targets.some(({ kind }) => kind === "integration")
      ? await findAlertIntegrations(db, [organizationId])
      : [],
    webhooks: new Map(webhooks.map(({ id, url }) => [id, { url }])),
  };
}
