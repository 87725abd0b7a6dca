import type { Db, Tx } from "../../storage/index.ts";
import { containsText } from "../../storage/index.ts";
import type { OffsetRequest } from "../offset-page.ts";
import type { Invitation } from "./model.ts";

export async function findInvitation(
  db: Db,
  organizationId: number,
  id: number,
): Promise<Invitation | undefined> {
  const row = await selectRows(db, organizationId).where("id", "=", id).executeTakeFirst();
  return row && toInvitation(row);
}

/** The invitation whose link somebody holds; `hash` is of the link's secret (SHA-256, hex). */
export async function findInvitationByToken(
  db: Db,
  organizationId: number,
  id: number,
  hash: string,
): Promise<Invitation | undefined> {
  const query = selectRows(db, organizationId).where("id", "=", id).where("token_hash", "=", hash);
  const row = await query.executeTakeFirst();
  return row && toInvitation(row);
}

export async function findInvitationByEmail(
  db: Db,
  organizationId: number,
  email: string,
): Promise<Invitation | undefined> {
  const query = selectRows(db, organizationId).where("email", "=", email.toLowerCase());
  const row = await query.executeTakeFirst();
  return row && toInvitation(row);
}

/** A page of an organization's invitations and one more, oldest first; `text` is looked for in e-mails. */
export async function selectInvitations(
  db: Db,
  filter: { organizationId: number; text?: string | undefined },
  page: OffsetRequest,
): Promise<Invitation[]> {
  let query = selectRows(db, filter.organizationId)
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit + 1);
  if (filter.text) query = query.where(containsText("email", filter.text));
  return (await query.execute()).map(toInvitation);
}

export async function insertInvitation(
  tx: Tx,
  invitation: Omit<Invitation, "id"> & { tokenHash: string },
): Promise<Invitation> {
  const row = await tx
    .insertInto("invitations")
    .values({
      organization_id: invitation.organizationId,
      email: invitation.email,
      role: invitation.role,
      team_ids: JSON.stringify(invitation.teamIds),
      token_hash: invitation.tokenHash,
      inviter_id: invitation.inviterId,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toInvitation(row);
}

/** Writes what can change of an invitation; with a `tokenHash` the link it had is dead. */
export async function updateInvitationRow(
  tx: Tx,
  invitation: Invitation,
  tokenHash?: string,
): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({
      role: invitation.role,
      team_ids: JSON.stringify(invitation.teamIds),
      inviter_id: invitation.inviterId,
      expires_at: invitation.expiresAt,
      ...(tokenHash !== undefined && { token_hash: tokenHash }),
    })
    .where("id", "=", invitation.id)
    .execute();
}

/** Whether there was one: who deletes it is who takes the seat. */
export async function deleteInvitationRow(tx: Tx, id: number): Promise<boolean> {
  const result = await tx.deleteFrom("invitations").where("id", "=", id).executeTakeFirstOrThrow();
  return result.numDeletedRows > 0n;
}

function selectRows(db: Db, organizationId: number) {
  return db.selectFrom("invitations").selectAll().where("organization_id", "=", organizationId);
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof selectRows>["executeTakeFirstOrThrow"]>>;

function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    organizationId: row.organization_id,
    email: row.email,
    role: row.role,
    teamIds: JSON.parse(row.team_ids) as number[],
    inviterId: row.inviter_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
