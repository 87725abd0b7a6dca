import type { Db, Tx } from "../../storage/index.ts";
import { DEFAULT_SETTINGS, type ProjectSettings } from "./model.ts";

/**
 * Takes `count` short ids of a project for new issues; gives the first of them. Holds the project's
 * row until the transaction ends, so that new issues of one project are made one after the other.
 */
export async function takeShortIds(tx: Tx, projectId: number, count: number): Promise<number> {
  const { next_short_id } = await tx
    .updateTable("projects")
    .set((eb) => ({ next_short_id: eb("next_short_id", "+", count) }))
    .where("id", "=", projectId)
    .returning("next_short_id")
    .executeTakeFirstOrThrow();
  return next_short_id - count;
}

/**
 * Notes when the first event of these projects came, and gives those for which this is it; later
 * calls change nothing.
 */
export async function noteFirstEvents(
  tx: Tx,
  projectIds: readonly number[],
  at: number,
): Promise<number[]> {
  const rows = await tx
    .updateTable("projects")
    .set({ first_event_at: at })
    .where("id", "in", projectIds)
    .where("first_event_at", "is", null)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** What ingest needs to know of a project besides its key. */
export interface IngestProject {
  organizationId: number;
  /** JSON `ProjectRules`. */
  rules: string;
  allowedDomains: readonly string[];
  rateLimit: ProjectSettings["rateLimit"];
}

export async function findIngestProject(
  db: Db,
  projectId: number,
): Promise<IngestProject | undefined> {
  const row = await db
    .selectFrom("projects")
    .select(["organization_id", "rules", "settings"])
    .where("id", "=", projectId)
    .executeTakeFirst();
  if (!row) return undefined;
  const settings = JSON.parse(row.settings) as Partial<ProjectSettings>;
  const { allowedDomains, rateLimit } = { ...DEFAULT_SETTINGS, ...settings };
  return { organizationId: row.organization_id, rules: row.rules, allowedDomains, rateLimit };
}
