import type { Activity } from "@vedette/contract";
import { counted } from "../../../format/number.ts";
import { fullTime } from "../../../format/time.ts";

/** Who did it: a person, an app, or Vedette itself. */
export function actorName(activity: Activity): string {
  if (activity.user !== null) return activity.user.name || activity.user.email;
  return activity.sentry_app?.name ?? "Vedette";
}

/** The text of a comment. */
export function noteText(activity: Activity): string {
  return textOf(activity.data, "text") ?? "";
}

/** What happened, to be read after who did it. */
export function activityWords({ type, data }: Activity): string {
  const version = textOf(data, "version");
  switch (type) {
    case "set_resolved":
      return "resolved this issue";
    case "set_resolved_in_release":
      return version === undefined
        ? "resolved this issue in the next release"
        : `resolved this issue in ${version}`;
    case "set_resolved_by_age":
      return "resolved this issue, which had been silent for long";
    case "set_resolved_in_commit":
      return "resolved this issue in a commit";
    case "set_resolved_in_pull_request":
      return "resolved this issue in a pull request";
    case "set_unresolved":
      return "marked this issue as unresolved";
    case "set_regression":
      return version === undefined
        ? "saw this issue again after it was resolved"
        : `saw this issue again in ${version}`;
    case "set_ignored":
      return `ignored this issue${ignoredUntil(data)}`;
    case "set_escalating":
    case "auto_set_ongoing":
      return type === "set_escalating" ? "saw this issue escalate" : "counts this issue as ongoing";
    case "assigned":
      return `assigned this issue to ${textOf(data, "assigneeName") ?? textOf(data, "assigneeEmail") ?? "somebody"}`;
    case "unassigned":
      return "took the assignment away";
    case "first_seen":
      return "saw this issue for the first time";
    case "set_priority":
      return `set the priority to ${textOf(data, "priority") ?? "another"}`;
    case "merge":
      return mergeWords(data["issues"]);
    case "unmerge_source":
      return "split a part of this issue off into";
    case "unmerge_destination":
      return "split this issue off from";
    case "mark_reviewed":
      return "marked this issue as reviewed";
    default:
      return `noted: ${type.replaceAll("_", " ")}`;
  }
}

/** The other issue of which a line tells, by its id. */
export function otherIssue({ data }: Activity): string | undefined {
  return textOf(data, "destination_id") ?? textOf(data, "source_id");
}

function mergeWords(issues: unknown): string {
  const merged = Array.isArray(issues) ? issues.length : 0;
  return `merged ${merged === 0 ? "other issues" : counted(merged, "other issue")} into this one`;
}

function ignoredUntil(data: Activity["data"]): string {
  const until = textOf(data, "ignoreUntil");
  if (until !== undefined) return ` until ${fullTime(until)}`;
  const events = data["ignoreCount"];
  if (typeof events === "number") return ` until ${counted(events, "more event")}`;
  const users = data["ignoreUserCount"];
  return typeof users === "number" ? ` until ${counted(users, "more user")}` : "";
}

function textOf(data: Activity["data"], key: string): string | undefined {
  const value = data[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}
