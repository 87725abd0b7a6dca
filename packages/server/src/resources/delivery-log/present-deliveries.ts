import type { Delivery } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import type { DeliveryRow } from "../deliveries/index.ts";
import { findOrganizationSlugs } from "../organizations/index.ts";
import { presentDelivery } from "./present.ts";

/** A list of deliveries, each with the organization it happened in. */
export async function presentDeliveries(db: Db, rows: readonly DeliveryRow[]): Promise<Delivery[]> {
  const ids = [...new Set(rows.map(({ organizationId }) => organizationId))];
  const slugs = await findOrganizationSlugs(db, ids);
  return rows.map((row) => presentDelivery(row, slugs));
}
