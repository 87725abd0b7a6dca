import type { IssueUpdate, Priority, Substatus } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Decision, IgnoreConditions, Resolution } from "./decide.ts";
import type { MarkChange } from "./store-viewers.ts";

/** What a caller asks of issues, in our words. What is absent stays as it is. */
export interface Change {
  decision?: Decision;
  /** As the caller names them; empty or null takes the assignee away. */
  assignedTo?: string | null;
  priority?: Priority;
  marks?: MarkChange;
}

/**
 * Reads the body of an update. Refuses, naming the field, what contradicts itself and what issues
 * here do not have: sharing, the inbox and discarding; and merging, which is no change of one issue.
 */
export function readChange(body: IssueUpdate): Change {
  refuseUnknown(body);
  const decision = readDecision(body);
  const marks = readMarks(body);
  return {
    ...(decision && { decision }),
    ...(body.assignedTo !== undefined && { assignedTo: body.assignedTo }),
    ...(body.priority !== undefined && { priority: body.priority }),
    ...(marks && { marks }),
  };
}

type StatusDetails = NonNullable<IssueUpdate["statusDetails"]>;

const REFUSED = {
  isPublic: "Issues cannot be shared with the public here.",
  inbox: "There is no inbox of issues to review here.",
  merge: "Issues are merged in a list, by their ids, and with nothing else in the same request.",
  discard: "Issues cannot be discarded here.",
} as const;

function refuseUnknown(body: IssueUpdate): void {
  const fields = Object.entries(REFUSED)
    .filter(([field]) => body[field as keyof typeof REFUSED] !== undefined)
    .map(([field, sentence]): [string, string[]] => [field, [sentence]]);
  if (fields.length > 0) throw Problem.fields(Object.fromEntries(fields));
}

function readDecision(body: IssueUpdate): Decision | undefined {
  const { substatus } = body;
  const details = body.statusDetails ?? {};
  const status = body.status ?? statusOf(substatus);
  const used = Object.keys(details).filter((key) => details[key as keyof StatusDetails] !== false);
  if (status === undefined) {
    if (used.length > 0) refuse("statusDetails", "Status details need a status.");
    return undefined;
  }
  switch (status) {
    case "unresolved":
      refuseOthers(used, [], status);
      refuseOtherSubstatus(substatus, OPEN, status);
      return { status, ...(substatus && { substatus }) };
    case "ignored":
    case "muted":
      refuseOthers(used, IGNORE_KEYS, "ignored");
      refuseOtherSubstatus(substatus, ARCHIVED, "ignored");
      return {
        status: "ignored",
        ...(substatus && { substatus }),
        conditions: readConditions(details),
      };
    case "resolved":
      refuseOthers(used, RESOLVE_KEYS, status);
      refuseOtherSubstatus(substatus, [], status);
      return { status, resolution: readResolution(details, used) };
    case "resolvedInNextRelease":
    default:
      refuseOthers(used, ["inNextRelease"], status);
      refuseOtherSubstatus(substatus, [], status);
      return { status: "resolved", resolution: { type: "in_next_release" } };
  }
}

const OPEN: readonly Substatus[] = ["new", "ongoing", "escalating", "regressed"];
const ARCHIVED: readonly Substatus[] = [
  "archived_until_escalating",
  "archived_until_condition_met",
  "archived_forever",
];
const RESOLVE_KEYS = ["inNextRelease", "inRelease", "inCommit"] as const;
const IGNORE_KEYS = [
  "ignoreDuration",
  "ignoreCount",
  "ignoreWindow",
  "ignoreUserCount",
  "ignoreUserWindow",
] as const;

/** A substatus belongs to one status and so may stand for it. */
function statusOf(substatus: Substatus | null | undefined): "unresolved" | "ignored" | undefined {
  if (!substatus) return undefined;
  return ARCHIVED.includes(substatus) ? "ignored" : "unresolved";
}

function readResolution(details: StatusDetails, used: readonly string[]): Resolution {
  if (used.length > 1) refuse("statusDetails", `Choose one of ${used.join(", ")}.`);
  if (details.inNextRelease) return { type: "in_next_release" };
  if (details.inRelease !== undefined) return { type: "in_release", version: details.inRelease };
  if (details.inCommit) return { type: "in_commit", commit: details.inCommit };
  return { type: "now" };
}

function readConditions(details: StatusDetails): IgnoreConditions {
  const { ignoreDuration, ignoreCount, ignoreWindow, ignoreUserCount, ignoreUserWindow } = details;
  if (ignoreWindow !== undefined && ignoreCount === undefined) {
    refuse("statusDetails", "ignoreWindow needs ignoreCount.");
  }
  if (ignoreUserWindow !== undefined && ignoreUserCount === undefined) {
    refuse("statusDetails", "ignoreUserWindow needs ignoreUserCount.");
  }
  return {
    ...(ignoreDuration ? { ignoreDuration } : {}),
    ...(ignoreCount !== undefined && { ignoreCount }),
    ...(ignoreWindow !== undefined && { ignoreWindow }),
    ...(ignoreUserCount !== undefined && { ignoreUserCount }),
    ...(ignoreUserWindow !== undefined && { ignoreUserWindow }),
  };
}

function readMarks({ hasSeen, isBookmarked, isSubscribed }: IssueUpdate): MarkChange | undefined {
  const marks = {
    ...(hasSeen !== undefined && { hasSeen }),
    ...(isBookmarked !== undefined && { isBookmarked }),
    ...(isSubscribed !== undefined && { isSubscribed }),
  };
  return Object.keys(marks).length > 0 ? marks : undefined;
}

function refuseOthers(used: readonly string[], allowed: readonly string[], status: string): void {
  const other = used.find((key) => !allowed.includes(key));
  if (other !== undefined) {
    refuse("statusDetails", `${other} does not go with the status ${status}.`);
  }
}

function refuseOtherSubstatus(
  substatus: Substatus | null | undefined,
  allowed: readonly Substatus[],
  status: string,
): void {
  if (substatus && !allowed.includes(substatus)) {
    refuse("substatus", `${substatus} does not go with the status ${status}.`);
  }
}

function refuse(field: string, sentence: string): never {
  throw Problem.fields({ [field]: [sentence] });
}
