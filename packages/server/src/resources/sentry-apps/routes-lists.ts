import { listOrganizationSentryApps, listSentryApps } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { findOwnOrganizationIds } from "./enter-app.ts";
import { readAppStatus } from "./model.ts";
import { showApps } from "./show-apps.ts";
import { listApps } from "./store.ts";

/** Lists of integrations. */
export function appListRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listSentryApps, async (context) => {
      const status = readAppStatus(context.query.status) ?? "published";
      const filter =
        status === "published"
          ? { status, onlyEnabled: true }
          : { status, organizationIds: await findOwnOrganizationIds(db, context.actor) };
      const request = readOffset(context.query);
      const page = toOffsetPage(await listApps(db, filter, request), request);
      return { status: 200, body: await showApps(instance, context, page.rows), page };
    }),

    implement(listOrganizationSentryApps, async (context) => {
      const request = readOffset(context.query);
      const filter = {
        status: readAppStatus(context.query.status),
        organizationIds: [context.organization.id],
      };
      const page = toOffsetPage(await listApps(db, filter, request), request);
      return { status: 200, body: await showApps(instance, context, page.rows), page };
    }),
  ];
}
