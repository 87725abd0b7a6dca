import type { Schema } from "./columns.ts";

/**
 * Timeouts are counted by the moment and no longer by the hour, so that 24 hours are 24 hours. There
 * are never many: who has had a thousand is switched off, and they are forgotten.
 */
export async function countTimeoutsExactly(db: Schema): Promise<void> {
  await db.schema.alterTable("webhook_timeouts").renameColumn("hour", "noted_at").execute();
  await db.schema.alterTable("hook_timeouts").renameColumn("hour", "noted_at").execute();
}
