import type { Db } from "../../storage/index.ts";
import type { RateLimit } from "./model.ts";

/** All that ingest needs to know of a DSN's public key. */
export interface IngestKey {
  id: number;
  projectId: number;
  isActive: boolean;
  rateLimit: RateLimit | null;
}

/** The key with this public half, whether it is active or not. */
export async function findIngestKey(db: Db, publicKey: string): Promise<IngestKey | undefined> {
  const row = await db
    .selectFrom("project_keys")
    .select(["id", "project_id", "is_active", "rate_limit_count", "rate_limit_window"])
    .where("public_key", "=", publicKey)
    .executeTakeFirst();
  if (!row) return undefined;
  const { rate_limit_count: count, rate_limit_window: window } = row;
  return {
    id: row.id,
    projectId: row.project_id,
    isActive: row.is_active === 1,
    rateLimit: count === null || window === null ? null : { count, window },
  };
}
