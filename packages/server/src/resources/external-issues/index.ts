/** Issues of other tools that apps linked to ours. */
export type { ExternalIssue } from "./model.ts";
export { presentExternalIssue } from "./present.ts";
export { findExternalIssues } from "./store.ts";
export { externalIssuesOfIssues, purgeExternalIssues } from "./store-purge.ts";
