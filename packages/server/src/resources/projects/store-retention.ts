import type { Db } from "../../storage/index.ts";
import { DEFAULT_SETTINGS, type ProjectSettings } from "./model.ts";

/** How long a project keeps its events; null: as long as the instance says. */
export interface Retention {
  projectId: number;
  days: number | null;
}

/** What every project of the instance decides about that. */
export async function findRetentions(db: Db): Promise<Retention[]> {
  const rows = await db.selectFrom("projects").select(["id", "settings"]).orderBy("id").execute();
  return rows.map(({ id, settings }) => {
    const own = JSON.parse(settings) as Partial<ProjectSettings>;
    return { projectId: id, days: own.retentionDays ?? DEFAULT_SETTINGS.retentionDays };
  });
}
