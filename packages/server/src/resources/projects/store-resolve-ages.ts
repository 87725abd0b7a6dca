import type { Db } from "../../storage/index.ts";
import type { ProjectSettings } from "./model.ts";

/** A project whose issues are resolved once they were silent for so many hours. */
export interface ResolveAge {
  projectId: number;
  hours: number;
}

/** The projects of the instance that resolve silent issues by themselves. */
export async function findResolveAges(db: Db): Promise<ResolveAge[]> {
  const rows = await db.selectFrom("projects").select(["id", "settings"]).orderBy("id").execute();
  return rows.flatMap(({ id, settings }) => {
    const { resolveAge = 0 } = JSON.parse(settings) as Partial<ProjectSettings>;
    return resolveAge > 0 ? [{ projectId: id, hours: resolveAge }] : [];
  });
}
