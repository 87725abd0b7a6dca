/** The webhooks: their headers, envelope, the payload of each event, and a sample of each. */
export * from "./headers.ts";
export * from "./webhook.ts";
export * from "./all-webhooks.ts";
export * from "./issue.ts";
export * from "./error.ts";
export * from "./comment.ts";
export * from "./installation.ts";
export * from "./event-alert.ts";
export * from "./metric-alert.ts";
export * from "./sentry-status.ts";
export { webhookCatalogue } from "./catalogue.ts";
export { webhookSamples } from "./samples/index.ts";
