/** Issues: what broke, how often, and what people decided about it. */
export { shortVersion } from "./compare-releases.ts";
export { findIssue, findOrganizationIdOfIssue, getIssue } from "./find-issue.ts";
export { findSurroundings, type Beside } from "./find-surroundings.ts";
export {
  COMEBACKS,
  onNewEvent,
  type Assignee,
  type Comeback,
  type Issue,
  type IssueProject,
  type SeenAgain,
} from "./model.ts";
export {
  formatInstantWithOffset,
  presentIssueForWebhook,
  type IssueAction,
} from "./present-for-webhook.ts";
export { issuePermalink, presentIssue, type IssueSurroundings } from "./present.ts";
export { purgeIssues } from "./purge-issues.ts";
export { issueRoutes } from "./routes.ts";
export { formatShortId, parseShortId } from "./short-id.ts";
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
