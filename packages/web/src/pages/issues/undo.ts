import type { Issue, IssueUpdate } from "@vedette/contract";

const DONE = {
  resolved: "resolved",
  unresolved: "unresolved again",
  ignored: "ignored",
  muted: "ignored",
  resolvedInNextRelease: "resolved in the next release",
};

/** What was done to issues, to be read after how many they are. */
export function doneWords({ status, assignedTo }: IssueUpdate): string {
  if (status !== undefined) return DONE[status];
  if (assignedTo === undefined) return "changed";
  return assignedTo === null || assignedTo === "" ? "assigned to nobody" : "assigned";
}

/** The changes that bring issues back to how they were before an update of status or assignee. */
export function undoing(
  before: readonly Issue[],
  update: IssueUpdate,
): { ids: string[]; change: IssueUpdate }[] {
  const keyOf =
    update.status === undefined
      ? ({ assignedTo }: Issue) => (assignedTo ? `${assignedTo.type}:${assignedTo.id}` : "")
      : ({ status, statusDetails }: Issue) => JSON.stringify({ status, ...kept(statusDetails) });
  return [...Map.groupBy(before, keyOf)].map(([key, issues]) => ({
    ids: issues.map(({ id }) => id),
    change: update.status === undefined ? { assignedTo: key } : (JSON.parse(key) as IssueUpdate),
  }));
}

/** How it was resolved or ignored, as far as it can be said again. */
function kept(details: Issue["statusDetails"]): Pick<IssueUpdate, "statusDetails"> {
  const { inRelease, inNextRelease, ignoreCount, ignoreUserCount } = details;
  const { ignoreWindow, ignoreUserWindow, ignoreUntil } = details;
  const again = {
    ...(inRelease !== undefined && { inRelease }),
    ...(inNextRelease === true && { inNextRelease }),
    ...(ignoreCount !== undefined && { ignoreCount }),
    ...(ignoreWindow !== undefined && { ignoreWindow }),
    ...(ignoreUserCount !== undefined && { ignoreUserCount }),
    ...(ignoreUserWindow !== undefined && { ignoreUserWindow }),
    ...(ignoreUntil !== undefined && { ignoreDuration: minutesUntil(ignoreUntil) }),
  };
  return Object.keys(again).length === 0 ? {} : { statusDetails: again };
}

function minutesUntil(instant: string): number {
  return Math.max(1, Math.ceil((Date.parse(instant) - Date.now()) / 60_000));
}
