import type { Issue } from "@vedette/contract";
import { counted } from "../../format/number.ts";
import { Icon } from "../../ui/icon.tsx";
import classes from "./issue-facts.module.css";

/** The second line of an issue: its name, where it is from, and what stands out about it. */
export function IssueFacts({ issue }: { issue: Issue }) {
  const { substatus, assignedTo, numComments } = issue;
  const isRemarkable =
    substatus === "regressed" || substatus === "escalating" || substatus === "new";
  return (
    <div className={classes["facts"]}>
      <span className={classes["id"]}>{issue.shortId}</span>
      {isRemarkable && (
        <span className={classes["chip"]} data-kind={substatus}>
          {substatus}
        </span>
      )}
      {issue.isUnhandled && (
        <span className={classes["chip"]} data-kind="unhandled">
          unhandled
        </span>
      )}
      {issue.culprit !== "" && <span className={classes["culprit"]}>{issue.culprit}</span>}
      {assignedTo !== null && (
        <span className={classes["with-icon"]} title={`Assigned to ${assignedTo.name}`}>
          <Icon name="user" size={12} />
          {assignedTo.name}
        </span>
      )}
      {numComments > 0 && (
        <span className={classes["with-icon"]} title={counted(numComments, "comment")}>
          <Icon name="comment" size={12} />
          {numComments}
        </span>
      )}
    </div>
  );
}
