import type { MailKind } from "@vedette/contract";
import type { Db, Tx } from "../../storage/index.ts";

/** Those of these people who do not want mails of this kind. */
export async function findUnwilling(
  db: Db,
  kind: MailKind,
  userIds: readonly number[],
): Promise<Set<number>> {
  if (userIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("unwanted_mails")
    .select("user_id")
    .where("kind", "=", kind)
    .where("user_id", "in", userIds)
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

/** The kinds of mail that somebody does not want. */
export async function findUnwanted(db: Db, userId: number): Promise<Set<MailKind>> {
  const rows = await db
    .selectFrom("unwanted_mails")
    .select("kind")
    .where("user_id", "=", userId)
    .execute();
  return new Set(rows.map((row) => row.kind));
}

export async function chooseMail(
  tx: Tx,
  userId: number,
  kind: MailKind,
  isWanted: boolean,
): Promise<void> {
  if (isWanted) {
    await tx
      .deleteFrom("unwanted_mails")
      .where("user_id", "=", userId)
      .where("kind", "=", kind)
      .execute();
  } else {
    await tx
      .insertInto("unwanted_mails")
      .values({ user_id: userId, kind })
      .onConflict((conflict) => conflict.columns(["user_id", "kind"]).doNothing())
      .execute();
  }
}
