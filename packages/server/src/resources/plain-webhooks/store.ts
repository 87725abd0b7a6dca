import type { Db, Row, Tx } from "../../storage/index.ts";

/** The rule, or the hoot, that a plain webhook belongs to. */
export interface WebhookOwner {
  kind: "issue" | "metric" | "hoot";
  ruleId: number;
  organizationId: number;
  /** Null: the rule is the organization's. */
  projectId: number | null;
}

/** An address that a rule tells, and the secret its requests are signed with. */
export interface PlainWebhook {
  id: number;
  ownerKind: WebhookOwner["kind"];
  organizationId: number;
  url: string;
  sealedSecret: string;
}

/** The plain webhooks of a rule, by their ids. */
export async function findWebhooksOfRule(
  db: Db,
  { kind, ruleId }: Pick<WebhookOwner, "kind" | "ruleId">,
): Promise<Map<number, PlainWebhook>> {
  const rows = await db
    .selectFrom("alert_webhooks")
    .selectAll()
    .where("rule_kind", "=", kind)
    .where("rule_id", "=", ruleId)
    .execute();
  return new Map(rows.map((row) => [row.id, toWebhook(row)]));
}

/** Those of these plain webhooks that there are, whichever rule they belong to. */
export async function findPlainWebhooks(db: Db, ids: readonly number[]): Promise<PlainWebhook[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("alert_webhooks").selectAll().where("id", "in", ids).execute();
  return rows.map(toWebhook);
}

export async function insertWebhook(
  tx: Tx,
  webhook: WebhookOwner & Pick<PlainWebhook, "url" | "sealedSecret">,
  now: number,
): Promise<number> {
  const { id } = await tx
    .insertInto("alert_webhooks")
    .values({
      organization_id: webhook.organizationId,
      project_id: webhook.projectId,
      rule_kind: webhook.kind,
      rule_id: webhook.ruleId,
      url: webhook.url,
      secret: webhook.sealedSecret,
      created_at: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateWebhook(
  tx: Tx,
  id: number,
  { url, sealedSecret }: Pick<PlainWebhook, "url" | "sealedSecret">,
): Promise<void> {
  await tx
    .updateTable("alert_webhooks")
    .set({ url, secret: sealedSecret })
    .where("id", "=", id)
    .execute();
}

export async function deleteWebhooks(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom("alert_webhooks").where("id", "in", ids).execute();
}

/** Forgets the plain webhooks of a rule that goes. */
export async function deleteWebhooksOfRule(
  tx: Tx,
  { kind, ruleId }: Pick<WebhookOwner, "kind" | "ruleId">,
): Promise<void> {
  await tx
    .deleteFrom("alert_webhooks")
    .where("rule_kind", "=", kind)
    .where("rule_id", "=", ruleId)
    .execute();
}

function toWebhook(row: Row<"alert_webhooks">): PlainWebhook {
  const { id, rule_kind: ownerKind, organization_id: organizationId, url } = row;
  return { id, ownerKind, organizationId, url, sealedSecret: row.secret };
}
