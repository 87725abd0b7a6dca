import {
  listServiceHookDeliveries,
  listServiceHookRecoveries,
  recoverServiceHookDeliveries,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { getProject } from "../projects/index.ts";
import { findHook } from "../service-hooks/index.ts";
import { beginRecovery } from "./begin-recovery.ts";
import { findSubscribersOf } from "./find-subscribers.ts";
import { listDeliveriesOf } from "./list-deliveries.ts";
import { presentRecovery } from "./present.ts";
import { presentDeliveries } from "./present-deliveries.ts";
import { type LogOwner, selectRecoveries, SHOWN_RECOVERIES } from "./store-recoveries.ts";

/** What service hooks were told and missed, and sending the latter again. */
export function hookLogRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  const getOwner = async (
    organization: { id: number },
    { project, hook: guid }: { project: string; hook: string },
  ): Promise<LogOwner> => {
    const { id: projectId } = await getProject(db, organization.id, project);
    const hook = await findHook(db, { projectId, guid });
    if (hook === undefined) throw new Problem("not-found");
    return { kind: "service-hook", id: hook.id };
  };
  return [
    implement(listServiceHookDeliveries, async ({ organization, params, query }) => {
      const subscribers = await findSubscribersOf(db, await getOwner(organization, params));
      const page = await listDeliveriesOf(db, subscribers, query);
      return { status: 200, body: await presentDeliveries(db, page.rows), page };
    }),

    implement(recoverServiceHookDeliveries, async ({ organization, params, body }) => {
      const owner = await getOwner(organization, params);
      return { status: 202, body: presentRecovery(await beginRecovery(instance, owner, body)) };
    }),

    implement(listServiceHookRecoveries, async ({ organization, params }) => {
      const owner = await getOwner(organization, params);
      const recoveries = await selectRecoveries(db, owner, SHOWN_RECOVERIES);
      return { status: 200, body: recoveries.map(presentRecovery) };
    }),
  ];
}
