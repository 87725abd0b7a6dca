import type { Db } from "../../storage/index.ts";

/** All that ingest needs to know of a DSN's public key. */
export interface IngestKey {
  projectId: number;
  isActive: boolean;
}

/** The key with this public half, whether it is active or not. */
export async function findIngestKey(db: Db, publicKey: string): Promise<IngestKey | undefined> {
  const row = await db
    .selectFrom("project_keys")
    .select(["project_id", "is_active"])
    .where("public_key", "=", publicKey)
    .executeTakeFirst();
  return row && { projectId: row.project_id, isActive: row.is_active === 1 };
}
