import { createHash } from "node:crypto";
import type { Db, Tx } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Attachment, NewAttachment } from "./model.ts";

const LISTED = [
  "id",
  "project_id",
  "event_id",
  "name",
  "content_type",
  "attachment_type",
  "size_bytes",
  "sha1",
  "created_at",
] as const;

/** What is stored of an event already. */
export async function selectStored(
  db: Db,
  projectId: number,
  eventId: string,
): Promise<Pick<Attachment, "name" | "sha1" | "sizeBytes">[]> {
  const rows = await db
    .selectFrom("attachments")
    .select(["name", "sha1", "size_bytes"])
    .where("project_id", "=", projectId)
    .where("event_id", "=", eventId)
    .execute();
  return rows.map(({ name, sha1, size_bytes: sizeBytes }) => ({ name, sha1, sizeBytes }));
}

/** Hex. */
export function sha1Of(content: Uint8Array): string {
  return createHash("sha1").update(content).digest("hex");
}

export async function insertAttachment(
  tx: Tx,
  attachment: NewAttachment,
  sha1: string,
): Promise<void> {
  await tx
    .insertInto("attachments")
    .values({
      project_id: attachment.projectId,
      event_id: attachment.eventId,
      name: attachment.name,
      content_type: attachment.contentType,
      attachment_type: attachment.type,
      size_bytes: attachment.sizeBytes,
      sha1,
      created_at: attachment.createdAt,
      content: attachment.content,
    })
    .execute();
}

/** A page of an event's attachments and one more, in the order they came. */
export async function selectAttachments(
  db: Db,
  event: { projectId: number; eventId: string },
  page: OffsetRequest,
): Promise<Attachment[]> {
  const rows = await db
    .selectFrom("attachments")
    .select(LISTED)
    .where("project_id", "=", event.projectId)
    .where("event_id", "=", event.eventId)
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  return rows.map(toAttachment);
}

export async function findAttachment(
  db: Db,
  event: { projectId: number; eventId: string },
  id: number,
): Promise<Attachment | undefined> {
  const row = await db
    .selectFrom("attachments")
    .select(LISTED)
    .where("id", "=", id)
    .where("project_id", "=", event.projectId)
    .where("event_id", "=", event.eventId)
    .executeTakeFirst();
  return row && toAttachment(row);
}

export async function readContent(db: Db, id: number): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom("attachments")
    .select("content")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.content;
}

/** Removes at most `limit` attachments of a removed project; gives how many. */
export async function purgeAttachments(tx: Tx, projectId: number, limit: number): Promise<number> {
  const some = tx
    .selectFrom("attachments")
    .select("id")
    .where("project_id", "=", projectId)
    .limit(limit);
  const result = await tx
    .deleteFrom("attachments")
    .where("id", "in", some)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

/** Removes at most `limit` attachments of a project that came before a moment; gives how many. */
export async function deleteOldAttachments(
  tx: Tx,
  projectId: number,
  before: number,
  limit: number,
): Promise<number> {
  const old = tx
    .selectFrom("attachments")
    .select("id")
    .where("project_id", "=", projectId)
    .where("created_at", "<", before)
    .limit(limit);
  const result = await tx
    .deleteFrom("attachments")
    .where("id", "in", old)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

interface ListedRow {
  id: number;
  project_id: number;
  event_id: string;
  name: string;
  content_type: string;
  attachment_type: string;
  size_bytes: number;
  sha1: string;
  created_at: number;
}

function toAttachment(row: ListedRow): Attachment {
  return {
    id: row.id,
    projectId: row.project_id,
    eventId: row.event_id,
    name: row.name,
    contentType: row.content_type,
    type: row.attachment_type,
    sizeBytes: row.size_bytes,
    sha1: row.sha1,
    createdAt: row.created_at,
  };
}
