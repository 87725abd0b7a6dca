import type { DeliveryStatus } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import {
  deliveryPlace,
  type DeliveryRow,
  selectDeliveries,
  type SubscriberSet,
} from "../deliveries/index.ts";
import { type Page, readPageOfNumbers, toPage } from "../keyset.ts";
import { findOrganization } from "../organizations/index.ts";
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

/** What these subscribers are owed, were told and missed, newest first. */
export async function listDeliveriesOf(
  db: Db,
  subscribers: SubscriberSet,
  query: DeliveryQuery,
): Promise<Page<DeliveryRow>> {
  const request = readPageOfNumbers(query);
  const event = readEventName(query.event);
  const filter = {
    subscribers,
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
