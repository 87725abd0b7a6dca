import { WEBHOOK_HEADERS, type WebhookRequest } from "@vedette/contract";
import { formatInstant } from "../../../protocol/index.ts";
import { type AttemptRow, isWebhook } from "../../deliveries/index.ts";
import type { SentryApp } from "../model.ts";

/**
 * One request an app was sent; what was said on both sides only where it failed. The organization
 * is the one it was installed on, null for internal apps, which know theirs.
 */
export function presentRequest(
  row: AttemptRow,
  app: Pick<SentryApp, "slug">,
  organization: { name: string; slug: string } | null,
): WebhookRequest {
  const shown: WebhookRequest = {
    webhookUrl: row.url,
    sentryAppSlug: app.slug,
    eventType: `${row.resource}.${row.action}`,
    date: formatInstant(row.startedAt).replace("T", " ").replace("Z", "+00:00"),
    responseCode: row.statusCode ?? (row.outcome === "timeout" ? 0 : -1),
    ...(organization && { organization: { name: organization.name, slug: organization.slug } }),
    requestId: row.requestId,
    idempotencyKey: row.idempotencyKey,
    durationMs: row.durationMs,
  };
  if (row.outcome === "delivered") return shown;
  const { receiverErrorId, receiverProjectId } = row;
  return {
    ...shown,
    requestHeaders: toHeaders(row),
    requestBody: row.requestBody,
    responseBody: row.responseBody ?? row.detail ?? "",
    ...(receiverErrorId === null ? {} : { errorId: receiverErrorId }),
    ...(receiverProjectId === null ? {} : { projectId: receiverProjectId }),
  };
}

/** The headers that told what it was about. A signature is not kept, and never shown again. */
function toHeaders(row: AttemptRow): { [name: string]: string } {
  if (!isWebhook(row.resource)) {
    return { "Content-Type": "application/json", [WEBHOOK_HEADERS.requestId]: row.requestId };
  }
  return {
    "Content-Type": "application/json",
    [WEBHOOK_HEADERS.requestId]: row.requestId,
    [WEBHOOK_HEADERS.resource]: row.resource,
    [WEBHOOK_HEADERS.timestamp]: String(Math.floor(row.startedAt / 1000)),
    [WEBHOOK_HEADERS.idempotencyKey]: row.idempotencyKey,
  };
}
