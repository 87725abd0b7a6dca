/**
 * What alerts of several kinds tell besides people: integrations and plain webhooks. They are written,
 * checked and described alike wherever something has actions.
 */
export { describeTarget, type TargetWords } from "./describe-target.ts";
export { findTargetWords } from "./find-target-words.ts";
export { complainOf } from "./find-integration.ts";
export {
  type IntegrationTarget,
  isSameIntegration,
  type WebhookTarget,
  type WrittenIntegration,
  type WrittenTarget,
  type WrittenWebhookTarget,
} from "./model.ts";
export { planTarget, type TargetPlan } from "./plan-target.ts";
export { readId, readTarget } from "./read-target.ts";
