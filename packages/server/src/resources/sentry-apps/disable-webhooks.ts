import { queueMail, webhooksDisabledMail } from "../../mail/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import { skipPending } from "../deliveries/index.ts";
import type { Links } from "../instance.ts";
import { findMember, findOwnerIds } from "../members/index.ts";
import { getOrganization } from "../organizations/index.ts";
import { findUsers } from "../users/index.ts";
import { auditApp } from "./audit-app.ts";
import { findInstallationsOfApp } from "./installations/store.ts";
import { MAX_TIMEOUTS, type SentryApp, type WebhookDisabled } from "./model.ts";
import { findAppIdsOf, findCreator, updateWebhookDisabled } from "./store-health.ts";
import { forgetTimeouts } from "./store-timeouts.ts";
import { lockApp } from "./store-write.ts";

/** The transaction in which it was seen how a receiver answers. */
export interface HealthContext {
  tx: Tx;
  wake: Wake;
  links: Links;
  /** Epoch milliseconds. */
  now: number;
}

/** Switches off the webhooks of the apps of these installations, whose receivers said they are gone. */
export async function disableWebhooksOf(
  context: HealthContext,
  installationIds: readonly number[],
): Promise<void> {
  for (const appId of await findAppIdsOf(context.tx, installationIds)) {
    await disableWebhooks(context, appId, "gone");
  }
}

/**
 * Tells an app nothing more until somebody switches its webhooks on again: what it is owed and what
 * it would be told meanwhile is skipped and kept. Its owner gets a mail. Does nothing to one that is
 * removed or switched off so already.
 */
export async function disableWebhooks(
  context: HealthContext,
  appId: number,
  reason: WebhookDisabled["reason"],
): Promise<void> {
  const { tx, now } = context;
  const app = await lockApp(tx, appId);
  if (app === undefined || app.webhookDisabled !== null) return;
  await updateWebhookDisabled(tx, app.id, { reason, at: now });
  for (const { id } of await findInstallationsOfApp(tx, app.id)) {
    await skipPending(tx, { kind: "installation", id }, "unsubscribed", now);
    await forgetTimeouts(tx, id);
  }
  await auditApp(tx, { actor: { kind: "system" }, ipAddress: null }, app, {
    event: "internal-integration.disabled",
    data: {
      reason,
      events: [...app.events],
      ...(reason === "timeouts" && { timeouts: MAX_TIMEOUTS }),
    },
    now,
  });
  await mailOwners(context, app, reason);
}

async function mailOwners(
  { tx, wake, links, now }: HealthContext,
  app: SentryApp,
  reason: WebhookDisabled["reason"],
): Promise<void> {
  const { slug } = await getOrganization(tx, app.organizationId);
  const words = webhooksDisabledMail({
    receiver: { kind: "integration", name: app.name },
    reason,
    timeouts: MAX_TIMEOUTS,
    link: `${links.baseUrl}/organizations/${slug}/settings/developer/${app.slug}/`,
  });
  const people = await findUsers(tx, await findOwnersOf(tx, app));
  for (const { email, isActive } of people.values()) {
    if (!isActive) continue;
    await queueMail(tx, wake, { ...words, to: email, organizationId: app.organizationId }, now);
  }
}

/** Whoever made it, while they belong to the organization; else those who own that. */
async function findOwnersOf(tx: Tx, app: SentryApp): Promise<number[]> {
  const creator = await findCreator(tx, app.id);
  const seat = creator === null ? undefined : await findMember(tx, app.organizationId, creator);
  return seat === undefined ? await findOwnerIds(tx, app.organizationId) : [seat.userId];
}
