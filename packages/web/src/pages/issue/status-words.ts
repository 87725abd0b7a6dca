import type { IssueDetail } from "@vedette/contract";
import { fullTime } from "../../format/time.ts";
import { counted } from "../../format/number.ts";

/** How an issue stands, with the condition if there is one: `Ignored for 40 more events`. */
export function statusWords(issue: Pick<IssueDetail, "status" | "substatus" | "statusDetails">) {
  const { statusDetails: details } = issue;
  if (issue.status === "resolved") {
    if (details.inNextRelease === true) return "Resolved in the next release";
    if (details.inRelease !== undefined) return `Resolved in ${details.inRelease}`;
    return details.autoResolved === true ? "Resolved by itself" : "Resolved";
  }
  if (issue.status === "ignored") {
    if (details.ignoreUntil !== undefined) return `Ignored until ${fullTime(details.ignoreUntil)}`;
    if (details.ignoreCount !== undefined) {
      return `Ignored until ${counted(details.ignoreCount, "more event")}`;
    }
    if (details.ignoreUserCount !== undefined) {
      return `Ignored until ${counted(details.ignoreUserCount, "more user")}`;
    }
    return issue.substatus === "archived_until_escalating"
      ? "Ignored until it escalates"
      : "Ignored";
  }
  if (issue.substatus === "regressed") return "Unresolved, came back";
  if (issue.substatus === "escalating") return "Unresolved, escalating";
  return issue.substatus === "new" ? "Unresolved, new" : "Unresolved";
}
