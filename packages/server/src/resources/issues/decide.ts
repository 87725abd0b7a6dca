import type { Substatus } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { isDeepStrictEqual } from "node:util";
import { formatInstant } from "../../protocol/index.ts";
import type { JsonObject } from "../../outbox/index.ts";
import type { NewActivity } from "../activities/index.ts";
import type { Issue, StatusDetails } from "./model.ts";

/** How an issue is resolved. `version` may be `latest`. */
export type Resolution =
  | { type: "now" }
  | { type: "in_next_release" }
  | { type: "in_release"; version: string }
  | { type: "in_commit"; commit: { commit: string; repository: string } };

/** When an ignored issue counts again; durations and windows in minutes. */
export interface IgnoreConditions {
  ignoreDuration?: number;
  ignoreCount?: number;
  ignoreWindow?: number;
  ignoreUserCount?: number;
  ignoreUserWindow?: number;
}

/** What somebody decides about an issue. */
export type Decision =
  | { status: "unresolved"; substatus?: Substatus }
  | { status: "resolved"; resolution: Resolution }
  | { status: "ignored"; substatus?: Substatus; conditions: IgnoreConditions };

/** An issue after a decision, the line of its history, and what the outside is told. */
export interface Decided {
  issue: Issue;
  activity?: Pick<NewActivity, "type" | "data">;
  told?: { action: "resolved" | "ignored" | "unresolved"; extra: JsonObject };
}

/** When somebody decides, epoch milliseconds, and what is out by then. */
export interface Moment {
  now: number;
  /** The latest release of the issue's project; null: it has none. */
  latestRelease: string | null;
}

/**
 * Applies a decision to an issue. Pure; undefined when it changes nothing. Refuses `latest` where
 * neither the project nor the issue knows of a release.
 */
export function decide(issue: Issue, decision: Decision, moment: Moment): Decided | undefined {
  const decided = after(issue, decision, moment);
  const isSame =
    decided.issue.status === issue.status &&
    decided.issue.substatus === issue.substatus &&
    isSameDetails(decided.issue.statusDetails, issue.statusDetails);
  return isSame ? undefined : decided;
}

function after(issue: Issue, decision: Decision, moment: Moment): Decided {
  switch (decision.status) {
    case "resolved":
      return resolve(issue, decision.resolution, moment);
    case "ignored":
      return ignore(issue, decision, moment);
    case "unresolved":
    default: {
      const isOpen = issue.status === "unresolved";
      const substatus = decision.substatus ?? (isOpen ? issue.substatus : "ongoing");
      if (isOpen) return { issue: { ...issue, substatus } };
      const opened: Issue = { ...issue, status: "unresolved", substatus, statusDetails: {} };
      return {
        issue: opened,
        activity: { type: "set_unresolved", data: {} },
        told: { action: "unresolved", extra: {} },
      };
    }
  }
}

function resolve(issue: Issue, resolution: Resolution, moment: Moment): Decided {
  const release = moment.latestRelease ?? issue.lastRelease;
  const [statusDetails, activity] = resolutionDetails(resolution, release);
  return {
    issue: { ...issue, status: "resolved", substatus: null, statusDetails },
    activity,
    told: { action: "resolved", extra: { resolution_type: resolution.type } },
  };
}

function resolutionDetails(
  resolution: Resolution,
  release: string | null,
): [StatusDetails, Pick<NewActivity, "type" | "data">] {
  const then = release === null ? {} : { releaseThen: release };
  switch (resolution.type) {
    case "now":
      return [{}, { type: "set_resolved", data: {} }];
    case "in_next_release":
      // The version is not known yet, which the wire says with an empty text.
      return [
        { inNextRelease: true, ...then },
        { type: "set_resolved_in_release", data: { version: "" } },
      ];
    case "in_release": {
      const version = resolution.version === "latest" ? known(release) : resolution.version;
      return [
        { inRelease: version, ...then },
        { type: "set_resolved_in_release", data: { version } },
      ];
    }
    case "in_commit":
    default: {
      const { commit, repository } = resolution.commit;
      return [
        { inCommit: { commit, repository }, ...then },
        { type: "set_resolved_in_commit", data: { commit: { id: commit, repository } } },
      ];
    }
  }
}

function known(release: string | null): string {
  if (release !== null) return release;
  const sentence = "The project has no release yet, so there is no latest one.";
  throw Problem.fields({ statusDetails: [sentence] });
}

function ignore(
  issue: Issue,
  { substatus, conditions }: Extract<Decision, { status: "ignored" }>,
  { now }: Moment,
): Decided {
  const { ignoreDuration, ...counts } = conditions;
  const ignoreUntil = ignoreDuration === undefined ? undefined : now + ignoreDuration * 60_000;
  const hasConditions = Object.keys(conditions).length > 0;
  const isSame = issue.status === "ignored" && Object.keys(issue.statusDetails).length === 0;
  const unconditional = (isSame ? issue.substatus : null) ?? "archived_forever";
  const implied = hasConditions ? "archived_until_condition_met" : unconditional;
  const statusDetails: StatusDetails = {
    ...(ignoreUntil !== undefined && { ignoreUntil }),
    ...counts,
    ...(counts.ignoreCount !== undefined && { timesSeenThen: issue.timesSeen }),
    ...(counts.ignoreUserCount !== undefined && { userCountThen: issue.userCount }),
    ...(counts.ignoreUserWindow !== undefined && { ignoredAt: now }),
  };
  return {
    issue: { ...issue, status: "ignored", substatus: substatus ?? implied, statusDetails },
    activity: {
      type: "set_ignored",
      data: {
        ignoreCount: counts.ignoreCount ?? null,
        ignoreDuration: ignoreDuration ?? null,
        ignoreUntil: ignoreUntil === undefined ? null : formatInstant(ignoreUntil),
        ignoreUserCount: counts.ignoreUserCount ?? null,
        ignoreUserWindow: counts.ignoreUserWindow ?? null,
        ignoreWindow: counts.ignoreWindow ?? null,
      },
    },
    told: { action: "ignored", extra: {} },
  };
}

/** Asking for the same again is no change, although the counters it starts from have moved on. */
function isSameDetails(a: StatusDetails, b: StatusDetails): boolean {
  return isDeepStrictEqual(withoutCounters(a), withoutCounters(b));
}

function withoutCounters(details: StatusDetails): StatusDetails {
  const {
    releaseThen: _,
    timesSeenThen: __,
    userCountThen: ___,
    ignoredAt: ____,
    ...rest
  } = details;
  return rest;
}
