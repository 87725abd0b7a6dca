/** Issues: what broke, how often, and what people decided about it. */
export { findOrganizationIdOfIssue, getIssue } from "./find-issue.ts";
export { findSurroundings } from "./find-surroundings.ts";
export { COMEBACKS, onNewEvent, type Issue } from "./model.ts";
export { formatInstantWithOffset, presentIssueForWebhook } from "./present-for-webhook.ts";
export { issuePermalink } from "./present.ts";
export { purgeIssues } from "./purge-issues.ts";
export {
  addIssueHours,
  addIssueTags,
  addIssueUsers,
  claimHashes,
  findHashOwners,
  growIssues,
  insertIssues,
  lockClosedIssues,
  type IssueGrowth,
  type NewIssue,
  type OwnedHash,
} from "./store-batch.ts";
export { addToCommentCount, findIssues, saveDecisions } from "./store.ts";
export { markIssues } from "./store-viewers.ts";
