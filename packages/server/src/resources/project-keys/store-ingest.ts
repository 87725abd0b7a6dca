import type { Db } from "../../storage/index.ts";

/** All that ingest needs to know of a DSN's public key. */
export interface IngestKey {
  organizationId: number;
  projectId: number;
  isActive: boolean;
  /** JSON `ProjectRules`. */
  rules: string;
}

/** The key with this public half, whether it is active or not. */
export async function findIngestKey(db: Db, publicKey: string): Promise<IngestKey | undefined> {
  const row = await db
    .selectFrom("project_keys as key")
    .innerJoin("projects as project", "project.id", "key.project_id")
    .select(["project.organization_id", "project.id as project_id", "key.is_active", "project.rules"])
    .where("key.public_key", "=", publicKey)
    .executeTakeFirst();
  return (
    row && {
      organizationId: row.organization_id,
      projectId: row.project_id,
      isActive: row.is_active === 1,
      rules: row.rules,
    }
  );
}
