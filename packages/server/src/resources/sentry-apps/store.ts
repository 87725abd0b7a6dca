import type { Db } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import type { AppStatus, SentryApp } from "./model.ts";
import { selectApps, toApp } from "./store-row.ts";

/** The app with this id or slug. */
export async function findApp(db: Db, idOrSlug: string): Promise<SentryApp | undefined> {
  const key = readIdOrSlug(idOrSlug);
  const query = selectApps(db);
  const row = await (
    "id" in key ? query.where("id", "=", key.id) : query.where("slug", "=", key.slug)
  ).executeTakeFirst();
  return row && toApp(row);
}

/** Those of these ids that exist, by id. */
export async function findAppsById(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SentryApp>> {
  if (ids.length === 0) return new Map();
  const rows = await selectApps(db).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toApp(row)]));
}

/** Which apps of a status are wanted: of any organization, or of these. */
export interface AppFilter {
  status?: AppStatus | undefined;
  organizationIds?: readonly number[] | undefined;
  /** Without those that are switched off. */
  onlyEnabled?: boolean;
  /** Those that this organization can install or has made. */
  installableOn?: number;
}

/** A page of apps, newest first, and one more. */
export async function listApps(
  db: Db,
  filter: AppFilter,
  page: { offset: number; limit: number },
): Promise<SentryApp[]> {
  const { status, organizationIds, onlyEnabled, installableOn } = filter;
  if (organizationIds?.length === 0) return [];
  let query = selectApps(db)
    .orderBy("id", "desc")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (status) query = query.where("status", "=", status);
  if (onlyEnabled) query = query.where("is_disabled", "=", 0);
  if (installableOn !== undefined) {
    query = query
      .where("status", "<>", "deletion_in_progress")
      .where((eb) =>
        eb.or([eb("status", "=", "published"), eb("organization_id", "=", installableOn)]),
      );
  }
  if (organizationIds) query = query.where("organization_id", "in", organizationIds);
  return (await query.execute()).map(toApp);
}
