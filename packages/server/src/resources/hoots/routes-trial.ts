import { testHootActions } from "@vedette/contract";
import { outboxActorOf } from "../../outbox/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import { presentFiredAction } from "../fired-actions/index.ts";
import type { Instance } from "../instance.ts";
import { tryActions } from "./try-actions.ts";

/** What hoots would do, before they are saved. */
export function trialRoutes(instance: Instance, apps: AppClient): Implemented[] {
  return [
    implement(testHootActions, async ({ actor, organization, body }) => {
      const done = await tryActions(instance, apps, outboxActorOf(actor), organization.id, body);
      const actions = done.map((one) => presentFiredAction(one, new Map()));
      return { status: 200, body: { actions } };
    }),
  ];
}
