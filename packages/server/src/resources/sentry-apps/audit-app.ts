import type { AuditEvent } from "@vedette/contract";
import type { Tx } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { SentryApp } from "./model.ts";

/** Notes in the owning organization's audit log what somebody did to its app. */
export async function auditApp(
  tx: Tx,
  doer: Doer,
  app: Pick<SentryApp, "id" | "organizationId" | "name" | "slug">,
  entry: { event: AuditEvent; data?: { [key: string]: unknown }; now: number },
): Promise<void> {
  const { event, data, now } = entry;
  await recordAudit(
    tx,
    {
      organizationId: app.organizationId,
      event,
      actor: toAuditActor(doer.actor),
      target: { kind: "sentry-app", id: String(app.id) },
      data: { name: app.name, slug: app.slug, ...data },
      ipAddress: doer.ipAddress,
    },
    now,
  );
}
