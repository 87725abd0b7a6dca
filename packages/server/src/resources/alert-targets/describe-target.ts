import type { AlertIntegration } from "../sentry-apps/index.ts";
import { findIntegrationOf } from "./find-integration.ts";
import type { IntegrationTarget, WebhookTarget } from "./model.ts";

/** What is looked up to show targets of one organization, and to tell them. */
export interface TargetWords {
  integrations: readonly AlertIntegration[];
  webhooks: ReadonlyMap<number, { url: string }>;
}

/** What telling a target does, as a sentence. */
export function describeTarget(
  target: IntegrationTarget | WebhookTarget,
  { integrations, webhooks }: TargetWords,
): string {
  if (target.kind === "webhook") {
    const url = webhooks.get(target.webhookId)?.url;
    return `Send a webhook to ${url ?? "an address that is gone"}`;
  }
  const found = findIntegrationOf(target, integrations);
  const title = target.settings === null ? undefined : found?.form?.["title"];
  if (typeof title === "string") return title;
  return `Send a notification via ${found?.name ?? "an integration"}`;
}
