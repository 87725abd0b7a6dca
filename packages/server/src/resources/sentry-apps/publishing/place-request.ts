import { publishRequestMail, queueMail } from "../../../mail/index.ts";
import type { Tx, Wake } from "../../../storage/index.ts";
import type { Doer } from "../../audit-log/index.ts";
import type { Instance } from "../../instance.ts";
import { getOrganization } from "../../organizations/index.ts";
import { auditApp } from "../audit-app.ts";
import type { SentryApp } from "../model.ts";
import { updateStaffSettings } from "../store-write.ts";
import { type Answered } from "./model.ts";
import { refuseUnready } from "./refuse-unready.ts";
import { insertPublishRequest } from "./store.ts";

export interface Placing {
  instance: Pick<Instance, "links" | "now">;
  /** Addresses of those who decide; empty: they find it on their page. */
  reviewers: readonly string[];
  tx: Tx;
  wake: Wake;
}

/** Puts an app, held by the transaction, among those that wait to be published; gives it as it is then. */
export async function placeRequest(
  { instance, reviewers, tx, wake }: Placing,
  doer: Doer,
  app: SentryApp,
  questionnaire: readonly Answered[],
): Promise<SentryApp> {
  await refuseUnready(tx, app);
  const now = instance.now();
  const { actor } = doer;
  const waiting: SentryApp = { ...app, status: "publish_request_inprogress" };
  await updateStaffSettings(tx, app.id, waiting, now);
  await insertPublishRequest(tx, {
    sentryAppId: app.id,
    questionnaire,
    requestedBy: actor.kind === "user" ? actor.userId : null,
    createdAt: now,
  });
  const organization = await getOrganization(tx, app.organizationId);
  const words = publishRequestMail({
    integration: app.name,
    organization: organization.name,
    by: actor.kind === "user" ? actor.name : "A program",
    scopes: app.scopes,
    questionnaire,
    link: `${instance.links.baseUrl}/staff/publish-requests/`,
  });
  for (const to of reviewers) {
    await queueMail(tx, wake, { ...words, to, organizationId: app.organizationId }, now);
  }
  await auditApp(tx, doer, app, { event: "sentry-app.publish-request", now });
  return waiting;
}
