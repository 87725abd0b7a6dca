import { Problem } from "@vedette/contract/problems";
import { publishDecisionMail, queueMail } from "../../../mail/index.ts";
import type { Doer } from "../../audit-log/index.ts";
import type { Instance } from "../../instance.ts";
import { getOrganization } from "../../organizations/index.ts";
import { findUser } from "../../users/index.ts";
import { auditApp } from "../audit-app.ts";
import type { SentryApp } from "../model.ts";
import { lockApp, updateStaffSettings } from "../store-write.ts";
import type { PublishRequest } from "./model.ts";
import { findPublishRequest, settleRequest } from "./store.ts";

export interface Decision {
  requestId: number;
  isApproved: boolean;
  reason: string | null;
}

/**
 * Publishes an app that waits for it, or leaves it unpublished and says why; whoever asked gets a
 * mail. The first decision stands: another one is refused.
 */
export async function decideRequest(
  instance: Instance,
  doer: Doer,
  { requestId, isApproved, reason }: Decision,
): Promise<PublishRequest> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx, wake) => {
    const asked = await findPublishRequest(tx, requestId);
    const app = asked && (await lockApp(tx, asked.sentryAppId));
    // Read again, now that nobody else can decide.
    const request = app && (await findPublishRequest(tx, requestId));
    if (request === undefined || app === undefined) throw new Problem("not-found");
    if (request.status !== "waiting") {
      throw new Problem("bad-request", { detail: "This request has been decided already." });
    }
    const decidedBy = doer.actor.kind === "user" ? doer.actor.userId : null;
    const status = isApproved ? "approved" : "refused";
    await settleRequest(tx, app.id, { status, decidedBy, reason, now });
    await updateStaffSettings(tx, app.id, decided(app, isApproved, now), now);
    const event = isApproved ? "sentry-app.publish" : "sentry-app.refuse-publication";
    await auditApp(tx, doer, app, { event, data: { reason }, now });
    const asker =
      request.requestedBy === null ? undefined : await findUser(tx, request.requestedBy);
    if (asker?.isActive) {
      const { slug } = await getOrganization(tx, app.organizationId);
      const link = `${instance.links.baseUrl}/organizations/${slug}/settings/developer/${app.slug}/`;
      const words = publishDecisionMail({ integration: app.name, isApproved, reason, link });
      const mail = { ...words, to: asker.email, organizationId: app.organizationId };
      await queueMail(tx, wake, mail, now);
    }
    return { ...request, status, decidedBy, reason, decidedAt: now };
  });
}

function decided(app: SentryApp, isApproved: boolean, now: number): SentryApp {
  return isApproved
    ? { ...app, status: "published", publishedAt: now }
    : { ...app, status: "unpublished" };
}
