import type { Priority } from "@vedette/contract";
import type { NewActivity } from "../activities/index.ts";
import { decide, type Decided, type Decision, type Moment } from "./decide.ts";
import type { Assignee, Issue } from "./model.ts";

/** A change whose assignee has been found. */
export interface ReadyChange {
  decision?: Decision;
  /** Null: nobody from now on. */
  assignee?: Assignee | null;
  priority?: Priority;
}

/** A changed issue, the lines of its history, and what the outside is told, in this order. */
export interface ChangedIssue {
  issue: Issue;
  activities: Pick<NewActivity, "type" | "data">[];
  told: (NonNullable<Decided["told"]> | { action: "assigned"; assignee: Assignee })[];
}

/** Applies a change to an issue. Pure; undefined when it changes nothing. */
export function applyChange(
  issue: Issue,
  change: ReadyChange,
  moment: Moment,
): ChangedIssue | undefined {
  const changed: ChangedIssue = { issue, activities: [], told: [] };
  if (change.decision) applyDecision(changed, change.decision, moment);
  if (change.assignee !== undefined) applyAssignee(changed, change.assignee);
  if (change.priority !== undefined && change.priority !== issue.priority) {
    const { priority } = change;
    changed.issue = { ...changed.issue, priority };
    changed.activities.push({ type: "set_priority", data: { priority } });
  }
  return changed.issue === issue ? undefined : changed;
}

function applyDecision(changed: ChangedIssue, decision: Decision, moment: Moment): void {
  const decided = decide(changed.issue, decision, moment);
  if (!decided) return;
  changed.issue = decided.issue;
  if (decided.activity) changed.activities.push(decided.activity);
  if (decided.told) changed.told.push(decided.told);
}

function applyAssignee(changed: ChangedIssue, assignee: Assignee | null): void {
  const { issue } = changed;
  const assignedUserId = assignee?.type === "user" ? assignee.id : null;
  const assignedTeamId = assignee?.type === "team" ? assignee.id : null;
  if (issue.assignedUserId === assignedUserId && issue.assignedTeamId === assignedTeamId) return;
  changed.issue = { ...issue, assignedUserId, assignedTeamId };
  if (assignee === null) {
    changed.activities.push({ type: "unassigned", data: {} });
    return;
  }
  changed.activities.push({
    type: "assigned",
    data: {
      assignee: String(assignee.id),
      assigneeEmail: assignee.type === "user" ? assignee.email : null,
      assigneeName: assignee.name,
      assigneeType: assignee.type,
    },
  });
  changed.told.push({ action: "assigned", assignee });
}
