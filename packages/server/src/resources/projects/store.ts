import { containsText, type Db, type Tx } from "../../storage/index.ts";
import { readIdOrSlug } from "../id-or-slug.ts";
import type { OffsetRequest } from "../offset-page.ts";
import {
  DEFAULT_RULES,
  DEFAULT_SETTINGS,
  type Project,
  type ProjectRules,
  type ProjectSettings,
} from "./model.ts";

/** The organization's project with this id or slug. */
export async function findProject(
  db: Db,
  organizationId: number,
  idOrSlug: string,
): Promise<Project | undefined> {
  const key = readIdOrSlug(idOrSlug);
  const query = db.selectFrom("projects").selectAll().where("organization_id", "=", organizationId);
  const row = await (
    "id" in key ? query.where("id", "=", key.id) : query.where("slug", "=", key.slug)
  ).executeTakeFirst();
  return row && toProject(row);
}

/** The project as it is, held against other writers until the transaction ends. */
export async function lockProject(tx: Tx, id: number): Promise<Project | undefined> {
  const row = await tx
    .updateTable("projects")
    .set((eb) => ({ slug: eb.ref("slug") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row && toProject(row);
}

/** Those of these ids that exist, by id. */
export async function findProjects(db: Db, ids: readonly number[]): Promise<Map<number, Project>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("projects").selectAll().where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toProject(row)]));
}

/**
 * A page of an organization's projects and one more, by slug; `text` is looked for in slug and
 * name. With `ids` only those of them.
 */
export async function selectProjects(
  db: Db,
  filter: { organizationId: number; text?: string | undefined; ids?: readonly number[] },
  page: OffsetRequest,
): Promise<Project[]> {
  const { text, ids } = filter;
  if (ids?.length === 0) return [];
  let query = db
    .selectFrom("projects")
    .selectAll()
    .where("organization_id", "=", filter.organizationId)
    .orderBy("slug")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (ids) query = query.where("id", "in", ids);
  if (text) {
    query = query.where((eb) => eb.or([containsText("slug", text), containsText("name", text)]));
  }
  return (await query.execute()).map(toProject);
}

/** How many projects each of these organizations has; one without any is left out. */
export async function countProjects(
  db: Db,
  organizationIds: readonly number[],
): Promise<Map<number, number>> {
  if (organizationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("projects")
    .select((eb) => ["organization_id", eb.fn.countAll<number>().as("count")])
    .where("organization_id", "in", organizationIds)
    .groupBy("organization_id")
    .execute();
  return new Map(rows.map((row) => [row.organization_id, row.count]));
}

/** Adds a project with the defaults; undefined when the organization has one of that slug. */
export async function insertProject(
  tx: Tx,
  project: Pick<Project, "organizationId" | "slug" | "name" | "platform">,
  now: number,
): Promise<Project | undefined> {
  const row = await tx
    .insertInto("projects")
    .values({
      organization_id: project.organizationId,
      slug: project.slug,
      name: project.name,
      platform: project.platform,
      rules: JSON.stringify(DEFAULT_RULES),
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["organization_id", "slug"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toProject(row);
}

/** Writes everything of a project that people can change. */
export async function updateProjectRow(tx: Tx, project: Project): Promise<void> {
  await tx
    .updateTable("projects")
    .set({
      slug: project.slug,
      name: project.name,
      platform: project.platform,
      rules: JSON.stringify(project.rules),
      settings: JSON.stringify(project.settings),
    })
    .where("id", "=", project.id)
    .execute();
}

interface ProjectRow {
  id: number;
  organization_id: number;
  slug: string;
  name: string;
  platform: string | null;
  first_event_at: number | null;
  rules: string;
  settings: string;
  grouping_version: string;
  created_at: number;
}

function toProject(row: ProjectRow): Project {
  return {
    id: row.id,
    organizationId: row.organization_id,
    slug: row.slug,
    name: row.name,
    platform: row.platform,
    rules: { ...DEFAULT_RULES, ...(JSON.parse(row.rules) as Partial<ProjectRules>) },
    settings: { ...DEFAULT_SETTINGS, ...(JSON.parse(row.settings) as Partial<ProjectSettings>) },
    groupingVersion: row.grouping_version,
    createdAt: row.created_at,
    firstEventAt: row.first_event_at,
  };
}
