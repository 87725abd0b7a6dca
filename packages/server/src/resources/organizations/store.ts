import type { Db, Tx } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import { DEFAULT_POLICIES, type Organization, type OrganizationPolicies } from "./model.ts";

/** The organization with this id or slug. */
export async function findOrganization(
  db: Db,
  idOrSlug: string,
): Promise<Organization | undefined> {
  const key = readIdOrSlug(idOrSlug);
  const query = selectThere(db);
  const row = await (
    "id" in key ? query.where("id", "=", key.id) : query.where("slug", "=", key.slug)
  ).executeTakeFirst();
  return row && toOrganization(row);
}

/** The oldest organization. */
export async function findFirstOrganization(db: Db): Promise<Organization | undefined> {
  const query = selectThere(db).orderBy("id").limit(1);
  const row = await query.executeTakeFirst();
  return row && toOrganization(row);
}

/** The organization of this id, which must exist: for ids that something of it vouches for. */
export async function getOrganization(db: Db, id: number): Promise<Organization> {
  const query = db.selectFrom("organizations").selectAll().where("id", "=", id);
  return toOrganization(await query.executeTakeFirstOrThrow());
}

/** Those of these ids that exist, by slug. */
export async function findOrganizations(db: Db, ids: readonly number[]): Promise<Organization[]> {
  if (ids.length === 0) return [];
  const query = selectThere(db).where("id", "in", ids).orderBy("slug");
  return (await query.execute()).map(toOrganization);
}

/** The slugs of those of these ids that exist, by id. */
export async function findOrganizationSlugs(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const query = selectThere(db).where("id", "in", ids);
  return new Map((await query.execute()).map(({ id, slug }) => [id, slug]));
}

/** Adds an organization with the default policies; undefined when there is one of that slug. */
export async function insertOrganization(
  tx: Tx,
  organization: { slug: string; name: string },
  now: number,
): Promise<Organization | undefined> {
  const row = await tx
    .insertInto("organizations")
    .values({ ...organization, created_at: now })
    .onConflict((conflict) => conflict.column("slug").doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toOrganization(row);
}

/** The organization as it is, held against other writers until the transaction ends. */
export async function lockOrganization(tx: Tx, id: number): Promise<Organization> {
  const row = await tx
    .updateTable("organizations")
    .set((eb) => ({ slug: eb.ref("slug") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toOrganization(row);
}

/** Writes everything of an organization that people can change. */
export async function updateOrganizationRow(tx: Tx, organization: Organization): Promise<void> {
  await tx
    .updateTable("organizations")
    .set({
      slug: organization.slug,
      name: organization.name,
      settings: JSON.stringify(organization.policies),
    })
    .where("id", "=", organization.id)
    .execute();
}

/** Those that were not removed. */
function selectThere(db: Db) {
  return db.selectFrom("organizations").selectAll().where("removed_at", "is", null);
}

interface OrganizationRow {
  id: number;
  slug: string;
  name: string;
  settings: string;
  created_at: number;
  removed_at: number | null;
}

function toOrganization(row: OrganizationRow): Organization {
  const policies = JSON.parse(row.settings) as Partial<OrganizationPolicies>;
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    policies: { ...DEFAULT_POLICIES, ...policies },
    isRemoved: row.removed_at !== null,
    createdAt: row.created_at,
  };
}
