import {
  getDelivery,
  listDeliveries,
  listRecoveries,
  readDeliveryFeed,
  recoverDeliveries,
  resendDelivery as resendRoute,
  sendTestWebhook,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { implement, type Implemented } from "../../routing/index.ts";
import { findDelivery } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import { findOrganizationSlugs } from "../organizations/index.ts";
import { enterApp } from "../sentry-apps/index.ts";
import { beginRecovery } from "./begin-recovery.ts";
import { enterDelivery } from "./enter-delivery.ts";
import { listDeliveriesOfApp } from "./list-deliveries.ts";
import { presentDelivery, presentRecovery } from "./present.ts";
import { readFeed } from "./read-feed.ts";
import { resendDelivery } from "./resend-delivery.ts";
import { sendSample } from "./send-sample.ts";
import { showDelivery } from "./show-delivery.ts";
import { selectRecoveries } from "./store-recoveries.ts";

const SHOWN_RECOVERIES = 20;

/** The records of deliveries, richer than Sentry's own, and what one can do with them. */
export function deliveryLogRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  const show = async (id: number) => {
    const delivery = await findDelivery(db, id);
    if (delivery === undefined) throw new Problem("not-found");
    return presentDelivery(delivery, await findOrganizationSlugs(db, [delivery.organizationId]));
  };
  return [
    implement(listDeliveries, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const page = await listDeliveriesOfApp(db, app.id, context.query);
      const ids = [...new Set(page.rows.map(({ organizationId }) => organizationId))];
      const slugs = await findOrganizationSlugs(db, ids);
      return { status: 200, body: page.rows.map((row) => presentDelivery(row, slugs)), page };
    }),

    implement(getDelivery, async (context) => {
      const owned = await enterDelivery(db, context, context.params.delivery);
      return { status: 200, body: await showDelivery(db, owned) };
    }),

    implement(resendRoute, async (context) => {
      const { delivery } = await enterDelivery(db, context, context.params.delivery);
      await resendDelivery(instance, delivery);
      return { status: 202, body: await show(delivery.id) };
    }),

    implement(sendTestWebhook, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const id = await sendSample(instance, app, context.body);
      return { status: 202, body: await show(id) };
    }),

    implement(recoverDeliveries, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const recovery = await beginRecovery(instance, app.id, context.body);
      return { status: 202, body: presentRecovery(recovery) };
    }),

    implement(listRecoveries, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const recoveries = await selectRecoveries(db, app.id, SHOWN_RECOVERIES);
      return { status: 200, body: recoveries.map(presentRecovery) };
    }),

    implement(readDeliveryFeed, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      return { status: 200, body: await readFeed(instance, app.id, context.query) };
    }),
  ];
}
