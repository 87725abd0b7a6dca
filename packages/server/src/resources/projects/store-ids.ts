import type { Db } from "../../storage/index.ts";

/** The ids of all projects of an organization. */
export async function findProjectIds(db: Db, organizationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("projects")
    .select("id")
    .where("organization_id", "=", organizationId)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}
