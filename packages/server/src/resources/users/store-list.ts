import { type Db, containsText, type Tx } from "../../storage/index.ts";
import type { User } from "./model.ts";
import { findUsers } from "./store.ts";

/** Accounts whose name or e-mail holds `text`, newest first; one more than `limit`. */
export async function selectUserPage(
  db: Db,
  { text, offset, limit }: { text: string; offset: number; limit: number },
): Promise<User[]> {
  const rows = await db
    .selectFrom("users")
    .select("id")
    .where((eb) => eb.or([containsText("name", text), containsText("email", text)]))
    .orderBy("id", "desc")
    .offset(offset)
    .limit(limit + 1)
    .execute();
  const users = await findUsers(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => users.get(id) ?? []);
}

/** Lets an account in or shuts it out, and makes it an administrator of the instance or not. */
export async function updateStanding(
  tx: Tx,
  id: number,
  { isActive, isInstanceAdmin }: Pick<User, "isActive" | "isInstanceAdmin">,
): Promise<void> {
  await tx
    .updateTable("users")
    .set({ is_active: isActive ? 1 : 0, is_instance_admin: isInstanceAdmin ? 1 : 0 })
    .where("id", "=", id)
    .execute();
}
