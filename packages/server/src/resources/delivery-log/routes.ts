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
import { enterApp } from "../sentry-apps/index.ts";
import { beginRecovery } from "./begin-recovery.ts";
import { enterDelivery } from "./enter-delivery.ts";
import { findSubscribersOf } from "./find-subscribers.ts";
import { listDeliveriesOf } from "./list-deliveries.ts";
import { presentRecovery } from "./present.ts";
import { presentDeliveries } from "./present-deliveries.ts";
import { readFeed } from "./read-feed.ts";
import { resendDelivery } from "./resend-delivery.ts";
import { sendSample } from "./send-sample.ts";
import { showDelivery } from "./show-delivery.ts";
import { hookLogRoutes } from "./routes-hooks.ts";
import { selectRecoveries, SHOWN_RECOVERIES } from "./store-recoveries.ts";

/** The records of deliveries, richer than Sentry's own, and what one can do with them. */
export function deliveryLogRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  const show = async (id: number) => {
    const delivery = await findDelivery(db, id);
    const [shown] = await presentDeliveries(db, delivery === undefined ? [] : [delivery]);
    if (shown === undefined) throw new Problem("not-found");
    return shown;
  };
  return [
    ...hookLogRoutes(instance),
    implement(listDeliveries, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const subscribers = await findSubscribersOf(db, { kind: "sentry-app", id: app.id });
      const page = await listDeliveriesOf(db, subscribers, context.query);
      return { status: 200, body: await presentDeliveries(db, page.rows), page };
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
      const recovery = await beginRecovery(
        instance,
        { kind: "sentry-app", id: app.id },
        context.body,
      );
      return { status: 202, body: presentRecovery(recovery) };
    }),

    implement(listRecoveries, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const owner = { kind: "sentry-app", id: app.id } as const;
      const recoveries = await selectRecoveries(db, owner, SHOWN_RECOVERIES);
      return { status: 200, body: recoveries.map(presentRecovery) };
    }),

    implement(readDeliveryFeed, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      return { status: 200, body: await readFeed(instance, app.id, context.query) };
    }),
  ];
}
