import type { Recipient } from "../../outbox/index.ts";
import type { TargetWords } from "./describe-target.ts";
import { complainOf, findIntegrationOf } from "./find-integration.ts";
import type { IntegrationTarget, WebhookTarget } from "./model.ts";

/** Whom a target is, or why it is passed over. */
export interface TargetPlan {
  kind: "integration" | "webhook";
  name: string;
  skipped?: string;
  recipient?: Recipient;
  sentryAppId?: number;
}

/** Finds whom to tell by a target; one that cannot be told is to be skipped, with a sentence why. */
export function planTarget(
  target: IntegrationTarget | WebhookTarget,
  { integrations, webhooks }: TargetWords,
): TargetPlan {
  if (target.kind === "webhook") {
    const url = webhooks.get(target.webhookId)?.url;
    const name = url === undefined ? "webhook" : `webhook to ${URL.parse(url)?.host ?? url}`;
    if (url === undefined) return { kind: "webhook", name, skipped: "Its address is gone." };
    return { kind: "webhook", name, recipient: { kind: "plain-webhook", id: target.webhookId } };
  }
  const found = findIntegrationOf(target, integrations);
  const complaint = complainOf(target, integrations);
  const name = found?.name ?? "integration";
  if (found === undefined || complaint !== undefined) {
    return { kind: "integration", name, skipped: complaint ?? "It is not installed." };
  }
  const recipient = { kind: "installation", id: found.installationId } as const;
  return { kind: "integration", name, recipient, sentryAppId: found.sentryAppId };
}
