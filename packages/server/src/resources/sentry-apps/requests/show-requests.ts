import type { WebhookRequest } from "@vedette/contract";
import type { Db } from "../../../storage/index.ts";
import type { AttemptRow } from "../../deliveries/index.ts";
import { findOrganizations } from "../../organizations/index.ts";
import type { SentryApp } from "../model.ts";
import { presentRequest } from "./present-request.ts";

/** Presents what an app was sent, naming the organizations of a public one. */
export async function showRequests(
  db: Db,
  app: SentryApp,
  rows: readonly AttemptRow[],
): Promise<WebhookRequest[]> {
  const isInternal = app.status === "internal";
  const ids = isInternal ? [] : [...new Set(rows.map(({ organizationId }) => organizationId))];
  const found = new Map((await findOrganizations(db, ids)).map((one) => [one.id, one]));
  return rows.map((row) => presentRequest(row, app, found.get(row.organizationId) ?? null));
}
