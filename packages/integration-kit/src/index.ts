/** What an integration needs to talk with Vedette or Sentry: authentic webhooks in, tokens out. */

export type { HeaderSource } from "./read-header.ts";
export { verifyServiceHookSignature, verifySignature } from "./verify-signature.ts";
export { type ParsedWebhook, parseWebhook, type WebhookRequest } from "./parse-webhook.ts";
export {
  type AlertActionRequest,
  type ComponentRefusal,
  type IssueActionAnswer,
  type IssueActionRequest,
  parseAlertAction,
  type ParsedComponentRequest,
  parseIssueAction,
  parseSelectRequest,
  type SelectOption,
  type SelectRequest,
} from "./component-request.ts";
export type {
  Webhook,
  WebhookActor,
  WebhookComment,
  WebhookDataByEvent,
  WebhookErrorEvent,
  WebhookEvent,
  WebhookInstallation,
  WebhookIssue,
  WebhookMetricAlert,
  WebhookOf,
} from "./webhook.ts";
export { createMemoryTokenStore, type Tokens, type TokenStore } from "./token-store.ts";
export {
  createTokenClient,
  type TokenClient,
  type TokenClientOptions,
  type TokenRequestInit,
} from "./token-client.ts";
export { TokenError } from "./token-error.ts";
