/** Issues: what broke, how often, and what people decided about it. */
export { ageIssues } from "./age-issues.ts";
export { clearRemovedIssues, type IssueRecords } from "./clear-removed-issues.ts";
export { countWindows } from "./count-windows.ts";
export { expireIssues } from "./expire-issues.ts";
export { findIssue, findOrganizationIdOfIssue, getIssue } from "./find-issue.ts";
export { hintIssues } from "./hint-issues.ts";
export { issueFacts } from "./issue-facts.ts";
export { COMEBACKS, onNewEvent, type Issue } from "./model.ts";
export { formatInstantWithOffset } from "./present-for-webhook.ts";
export { issuePermalink } from "./present.ts";
export { formatShortId } from "./short-id.ts";
export { purgeIssues } from "./purge-issues.ts";
export { reopenDueIssues } from "./reopen-due-issues.ts";
export {
  addIssueHours,
  addIssueTags,
  claimHashes,
  findHashOwners,
  growIssues,
  insertIssues,
  lockClosedIssues,
  type IssueGrowth,
  type NewIssue,
  type OwnedHash,
} from "./store-batch.ts";
export { isUnhandled, tallyEvents } from "./tally-events.ts";
export type { IssueEvents } from "./issue-events.ts";
export { splitIssues } from "./split-issues.ts";
export { GLANCED_EVENTS, unmergeHashes } from "./unmerge-hashes.ts";
export { withBeside } from "./list-issues.ts";
export { presentListedIssue } from "./present-list.ts";
export { findHashes } from "./store-hashes.ts";
export { findIssuesAtAGlance, type IssueAtAGlance } from "./store-seen.ts";
export { countOpenIssues } from "./store-open.ts";
export { addIssueUsers, type SeenUser } from "./store-users.ts";
export { addToCommentCount, findIssues, saveDecisions } from "./store.ts";
export { markIssues } from "./store-viewers.ts";
export { unassignTeam } from "./store-assignees.ts";
export { parseSearch, readPattern, type SearchTerm } from "./search/index.ts";
