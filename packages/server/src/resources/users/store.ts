import { containsText, type Db, type Tx } from "../../storage/index.ts";
import type { User } from "./model.ts";

/** How better-auth names an account whose proof is a password. */
const PASSWORD_PROVIDER = "credential";

/** Activity is noted this often at most: it is told in minutes, and every note is a write. */
const ACTIVITY_STEP_MS = 5 * 60_000;

export async function findUser(db: Db, id: number): Promise<User | undefined> {
  const row = await selectUsers(db).where("users.id", "=", id).executeTakeFirst();
  return row && toUser(row);
}

/** The person of this id, who must exist: for ids that a foreign key vouches for. */
export async function getUser(db: Db, id: number): Promise<User> {
  return toUser(await selectUsers(db).where("users.id", "=", id).executeTakeFirstOrThrow());
}

export async function findUserByEmail(db: Db, email: string): Promise<User | undefined> {
  const row = await selectUsers(db)
    .where("users.email", "=", email.toLowerCase())
    .executeTakeFirst();
  return row && toUser(row);
}

/** Those of these ids that exist, by id. */
export async function findUsers(db: Db, ids: readonly number[]): Promise<Map<number, User>> {
  if (ids.length === 0) return new Map();
  const rows = await selectUsers(db).where("users.id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toUser(row)]));
}

/** Ids of those whose name or e-mail holds `text`, as a subquery. */
export function userIdsLike(db: Db, text: string) {
  return db
    .selectFrom("users")
    .select("id")
    .where((eb) => eb.or([containsText("name", text), containsText("email", text)]));
}

/** Ids of service accounts, as a subquery. */
export function serviceUserIds(db: Db) {
  return db.selectFrom("users").select("id").where("kind", "=", "service");
}

/** Whether anybody exists yet. */
export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export async function insertUser(
  tx: Tx,
  user: { email: string; name: string; isInstanceAdmin: boolean; kind?: "person" | "service" },
  now: number,
): Promise<number> {
  const at = new Date(now);
  const { id } = await tx
    .insertInto("users")
    .values({
      name: user.name,
      email: user.email,
      email_verified: false,
      kind: user.kind ?? "person",
      is_instance_admin: user.isInstanceAdmin ? 1 : 0,
      created_at: at,
      updated_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertPassword(
  tx: Tx,
  userId: number,
  hash: string,
  now: number,
): Promise<void> {
  const at = new Date(now);
  await tx
    .insertInto("accounts")
    .values({
      user_id: userId,
      account_id: String(userId),
      provider_id: PASSWORD_PROVIDER,
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** Shuts accounts out: their sessions and tokens are refused from now on. */
export async function deactivateUsers(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("users").set({ is_active: 0 }).where("id", "in", ids).execute();
}

/** Deletes accounts with all that is theirs alone. */
export async function deleteUsers(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom("users").where("id", "in", ids).execute();
}

/** Notes that somebody used the instance, every five minutes at most. */
export async function noteActivity(
  db: Db,
  user: Pick<User, "id" | "lastActiveAt">,
  now: number,
): Promise<void> {
  if (user.lastActiveAt !== null && now - user.lastActiveAt < ACTIVITY_STEP_MS) return;
  await db.updateTable("users").set({ last_active_at: now }).where("id", "=", user.id).execute();
}

export async function noteLogin(db: Db, id: number, now: number): Promise<void> {
  await db
    .updateTable("users")
    .set({ last_login_at: now, last_active_at: now })
    .where("id", "=", id)
    .execute();
}

function selectUsers(db: Db) {
  return db
    .selectFrom("users")
    .leftJoin("accounts", (join) =>
      join
        .onRef("accounts.user_id", "=", "users.id")
        .on("accounts.provider_id", "=", PASSWORD_PROVIDER),
    )
    .select([
      "users.id",
      "users.name",
      "users.email",
      "users.email_verified",
      "users.is_instance_admin",
      "users.is_active",
      "users.kind",
      "users.two_factor_enabled",
      "users.created_at",
      "users.last_active_at",
      "users.last_login_at",
      "accounts.id as password_id",
    ]);
}

type UserRow = Awaited<ReturnType<ReturnType<typeof selectUsers>["executeTakeFirstOrThrow"]>>;

function toUser(row: UserRow): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    isEmailVerified: Boolean(row.email_verified),
    isInstanceAdmin: row.is_instance_admin === 1,
    isActive: row.is_active === 1,
    hasPassword: row.password_id !== null,
    hasTwoFactor: Boolean(row.two_factor_enabled),
    isServiceAccount: row.kind === "service",
    createdAt: new Date(row.created_at).getTime(),
    lastActiveAt: row.last_active_at,
    lastLoginAt: row.last_login_at,
  };
}
