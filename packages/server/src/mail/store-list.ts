import type { Db, Row } from "../storage/index.ts";

/** A mail without its words, for who looks after the instance. */
export type MailRecord = Omit<Row<"mails">, "text" | "html" | "organization_id" | "due_at">;

/** Mails, newest first. Reads one more than `limit`, to know whether there are. */
export async function selectMails(
  db: Db,
  { status, offset, limit }: { status?: Row<"mails">["status"]; offset: number; limit: number },
): Promise<MailRecord[]> {
  let query = db
    .selectFrom("mails")
    .select([
      "id",
      "kind",
      "recipient",
      "subject",
      "status",
      "attempts",
      "detail",
      "created_at",
      "finished_at",
    ])
    .orderBy("id", "desc")
    .offset(offset)
    .limit(limit + 1);
  if (status !== undefined) query = query.where("status", "=", status);
  return await query.execute();
}

/** How many of the remembered mails are in each state; states without any are left out. */
export async function countMailsByStatus(
  db: Db,
): Promise<Partial<Record<Row<"mails">["status"], number>>> {
  const rows = await db
    .selectFrom("mails")
    .select(({ fn }) => ["status", fn.countAll<number>().as("count")])
    .groupBy("status")
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
