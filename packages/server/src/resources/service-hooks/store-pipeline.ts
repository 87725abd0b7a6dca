import type { ServiceHookEvent } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";

/** A hook that is on, and what it listens to. */
export interface ListeningHook {
  id: number;
  projectId: number;
  events: readonly ServiceHookEvent[];
}

/** The hooks of these projects that are on, in order of their ids. */
export async function findHooksOfProjects(
  db: Db,
  projectIds: readonly number[],
): Promise<ListeningHook[]> {
  const rows = await db
    .selectFrom("service_hooks")
    .select(["id", "project_id", "events"])
    .where("project_id", "in", projectIds)
    .where("is_active", "=", 1)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    events: JSON.parse(row.events) as ServiceHookEvent[],
  }));
}
