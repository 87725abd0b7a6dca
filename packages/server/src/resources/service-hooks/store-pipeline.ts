import type { ServiceHookEvent } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";

/** A hook that is told, or for which what it misses is kept, and what it listens to. */
export interface ListeningHook {
  id: number;
  projectId: number;
  events: readonly ServiceHookEvent[];
}

/**
 * The hooks of these projects that are on, or off only because of how their receivers answered: what
 * those miss is kept for them. In order of their ids.
 */
export async function findHooksOfProjects(
  db: Db,
  projectIds: readonly number[],
): Promise<ListeningHook[]> {
  const rows = await db
    .selectFrom("service_hooks")
    .select(["id", "project_id", "events"])
    .where("project_id", "in", projectIds)
    .where((hook) => hook.or([hook("is_active", "=", 1), hook("disabled_reason", "is not", null)]))
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    events: JSON.parse(row.events) as ServiceHookEvent[],
  }));
}
