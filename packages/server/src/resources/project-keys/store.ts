import type { Db, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { KeyOptions, ProjectKey } from "./model.ts";

export async function findKey(
  db: Db,
  projectId: number,
  publicKey: string,
): Promise<ProjectKey | undefined> {
  const row = await db
    .selectFrom("project_keys")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("public_key", "=", publicKey)
    .executeTakeFirst();
  return row && toKey(row);
}

/** The key as it is, held against other writers until the transaction ends. */
export async function lockKey(
  tx: Tx,
  projectId: number,
  publicKey: string,
): Promise<ProjectKey | undefined> {
  const row = await tx
    .updateTable("project_keys")
    .set((eb) => ({ name: eb.ref("name") }))
    .where("project_id", "=", projectId)
    .where("public_key", "=", publicKey)
    .returningAll()
    .executeTakeFirst();
  return row && toKey(row);
}

/** The oldest key of a project that takes events. */
export async function findFirstActiveKey(
  db: Db,
  projectId: number,
): Promise<ProjectKey | undefined> {
  const row = await db
    .selectFrom("project_keys")
    .selectAll()
    .where("project_id", "=", projectId)
    .where("is_active", "=", 1)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row && toKey(row);
}

/** A page of a project's keys and one more, oldest first. */
export async function selectKeys(
  db: Db,
  filter: { projectId: number; isActive?: boolean | undefined },
  page: OffsetRequest,
): Promise<ProjectKey[]> {
  let query = db
    .selectFrom("project_keys")
    .selectAll()
    .where("project_id", "=", filter.projectId)
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (filter.isActive !== undefined) query = query.where("is_active", "=", filter.isActive ? 1 : 0);
  return (await query.execute()).map(toKey);
}

export async function insertKey(tx: Tx, key: Omit<ProjectKey, "id">): Promise<ProjectKey> {
  const { id } = await tx
    .insertInto("project_keys")
    .values({
      project_id: key.projectId,
      public_key: key.publicKey,
      secret_key: key.secretKey,
      created_at: key.createdAt,
      ...toColumns(key),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { ...key, id };
}

/** Writes everything of a key that can change. */
export async function updateKeyRow(tx: Tx, key: ProjectKey): Promise<void> {
  await tx.updateTable("project_keys").set(toColumns(key)).where("id", "=", key.id).execute();
}

export async function deleteKeyRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("project_keys").where("id", "=", id).execute();
}

interface KeyRow {
  id: number;
  project_id: number;
  public_key: string;
  secret_key: string;
  name: string;
  is_active: number;
  rate_limit_count: number | null;
  rate_limit_window: number | null;
  options: string;
  created_at: number;
}

function toKey(row: KeyRow): ProjectKey {
  const { rate_limit_count: count, rate_limit_window: window } = row;
  const options = JSON.parse(row.options) as Partial<KeyOptions>;
  return {
    id: row.id,
    projectId: row.project_id,
    publicKey: row.public_key,
    secretKey: row.secret_key,
    name: row.name,
    isActive: row.is_active === 1,
    rateLimit: count === null || window === null ? null : { count, window },
    options: {
      browserSdkVersion: options.browserSdkVersion ?? "latest",
      dynamicSdkLoaderOptions: options.dynamicSdkLoaderOptions ?? {},
    },
    createdAt: row.created_at,
  };
}

function toColumns(key: Omit<ProjectKey, "id">) {
  return {
    name: key.name,
    is_active: key.isActive ? 1 : 0,
    rate_limit_count: key.rateLimit?.count ?? null,
    rate_limit_window: key.rateLimit?.window ?? null,
    options: JSON.stringify(key.options),
  };
}
