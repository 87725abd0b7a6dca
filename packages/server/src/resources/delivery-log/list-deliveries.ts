import type { DeliveryStatus } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { deliveryPlace, type DeliveryRow, selectDeliveries } from "../deliveries/index.ts";
import { type Page, readPageOfNumbers, toPage } from "../keyset.ts";
import { findOrganization } from "../organizations/index.ts";
import { findInstallationIdsEver } from "../sentry-apps/index.ts";
import { readEventName, readInstant } from "./read-query.ts";

/** The filters as the query gives them. */
export interface DeliveryQuery {
  event?: string | undefined;
  status?: DeliveryStatus | undefined;
  outcome?: string | undefined;
  organization?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
  cursor?: string | undefined;
  per_page?: number | undefined;
  limit?: number | undefined;
}

/** What an app is owed, was told and missed, newest first. */
export async function listDeliveriesOfApp(
  db: Db,
  appId: number,
  query: DeliveryQuery,
): Promise<Page<DeliveryRow>> {
  const request = readPageOfNumbers(query);
  const event = readEventName(query.event);
  const filter = {
    subscribers: { kind: "installation" as const, ids: await findInstallationIdsEver(db, appId) },
    organizationId: await readOrganization(db, query.organization),
    resource: event?.resource,
    action: event?.action,
    status: query.status,
    outcome: query.outcome || undefined,
    since: readInstant("start", query.start) ?? 0,
    until: readInstant("end", query.end) ?? Number.MAX_SAFE_INTEGER,
  };
  return toPage(await selectDeliveries(db, filter, request), request, deliveryPlace);
}

async function readOrganization(db: Db, slug: string | undefined): Promise<number | undefined> {
  if (!slug) return undefined;
  const organization = await findOrganization(db, slug);
  if (organization === undefined) {
    throw Problem.fields({ organization: ["There is no such organization."] });
  }
  return organization.id;
}
