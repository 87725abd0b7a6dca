import { startTurns, type Turns } from "../../jobs/index.ts";
import type { Instance } from "../instance.ts";
import { clearRemovedIssues, type IssueRecords } from "./clear-removed-issues.ts";
import { reopenDueIssues } from "./reopen-due-issues.ts";

/** How late, at most, an issue is open again, and what was deleted begins to go. */
const POLL_MS = 5000;

/**
 * Looks after issues until stopped: opens those again whose time of being ignored is over, and
 * clears up after those that were deleted or merged. Every process may do so at once: what one
 * works on the others leave alone. `others`: see `clearRemovedIssues`.
 */
export function lookAfterIssues(
  instance: Pick<Instance, "storage" | "links" | "now" | "log">,
  others: readonly IssueRecords[],
): Turns {
  return startTurns({
    name: "Looking after issues",
    pollMs: POLL_MS,
    log: instance.log,
    async turn() {
      const isMoreDue = await reopenDueIssues(instance);
      const isMoreToClear = await clearRemovedIssues(instance, others);
      return isMoreDue || isMoreToClear ? "more" : "nothing";
    },
  });
}
