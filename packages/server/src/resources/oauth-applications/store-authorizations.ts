import type { Scope } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";
import type { Db, Tx } from "../../storage/index.ts";
import type { Authorization } from "./model.ts";

/** What a person allowed an application so far. */
export async function findAuthorization(
  db: Db,
  applicationId: number,
  userId: number,
): Promise<Authorization | undefined> {
  const row = await selectAuthorizations(db)
    .where("application_id", "=", applicationId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row && toAuthorization(row);
}

export async function findAuthorizationById(
  db: Db,
  id: number,
): Promise<Authorization | undefined> {
  const row = await selectAuthorizations(db).where("id", "=", id).executeTakeFirst();
  return row && toAuthorization(row);
}

/** All that a person allowed, newest first. */
export async function findAuthorizationsOf(db: Db, userId: number): Promise<Authorization[]> {
  const query = selectAuthorizations(db).where("user_id", "=", userId).orderBy("id", "desc");
  return (await query.execute()).map(toAuthorization);
}

/** Notes that a person allows an application these scopes, besides what it may already; gives its id. */
export async function addAuthorization(
  tx: Tx,
  allowed: { applicationId: number; userId: number; scopes: readonly Scope[] },
  now: number,
): Promise<number> {
  const { applicationId, userId, scopes } = allowed;
  await tx
    .insertInto("oauth_authorizations")
    .values({ application_id: applicationId, user_id: userId, scopes: "[]", created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Held from here on, so that of two answers at the same time neither loses what the other adds.
  const row = await tx
    .updateTable("oauth_authorizations")
    .set((eb) => ({ scopes: eb.ref("scopes") }))
    .where("application_id", "=", applicationId)
    .where("user_id", "=", userId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const all = new Set([...toAuthorization(row).scopes, ...scopes]);
  await tx
    .updateTable("oauth_authorizations")
    .set({ scopes: JSON.stringify([...all]) })
    .where("id", "=", row.id)
    .execute();
  return row.id;
}

/** Whether there was such a one of this person. Its tokens and codes go with it. */
export async function deleteAuthorization(db: Db, id: number, userId: number): Promise<boolean> {
  const result = await db
    .deleteFrom("oauth_authorizations")
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return result.numDeletedRows > 0n;
}

function selectAuthorizations(db: Db) {
  return db.selectFrom("oauth_authorizations").selectAll();
}

type AuthorizationRow = Awaited<
  ReturnType<ReturnType<typeof selectAuthorizations>["executeTakeFirstOrThrow"]>
>;

function toAuthorization(row: AuthorizationRow): Authorization {
  return {
    id: row.id,
    applicationId: row.application_id,
    userId: row.user_id,
    scopes: (JSON.parse(row.scopes) as string[]).filter(isScope),
    createdAt: row.created_at,
  };
}
