import type { Db, Tx } from "../../../storage/index.ts";

export type AvatarKind = "logo" | "icon";

/** A picture of an app, without its bytes. */
export interface Avatar {
  kind: AvatarKind;
  /** Names it in its address; new with every picture. */
  uuid: string;
}

/** The pictures of these apps, logos first; apps without any are absent. */
export async function findAvatars(
  db: Db,
  sentryAppIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Avatar[]>> {
  if (sentryAppIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("app_avatars")
    .select(["sentry_app_id", "kind", "uuid"])
    .where("sentry_app_id", "in", sentryAppIds)
    .orderBy("kind", "desc")
    .execute();
  return Map.groupBy(rows, (row) => row.sentry_app_id);
}

/** The PNG of a picture. */
export async function findImage(db: Db, uuid: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom("app_avatars")
    .select("image")
    .where("uuid", "=", uuid)
    .executeTakeFirst();
  return row?.image;
}

/** Gives an app another picture of a kind, or with null none. */
export async function replaceAvatar(
  tx: Tx,
  sentryAppId: number,
  kind: AvatarKind,
  picture: { uuid: string; image: Uint8Array; createdAt: number } | null,
): Promise<void> {
  await tx
    .deleteFrom("app_avatars")
    .where("sentry_app_id", "=", sentryAppId)
    .where("kind", "=", kind)
    .execute();
  if (picture === null) return;
  const { uuid, image, createdAt } = picture;
  await tx
    .insertInto("app_avatars")
    .values({ sentry_app_id: sentryAppId, kind, uuid, image, created_at: createdAt })
    .execute();
}
