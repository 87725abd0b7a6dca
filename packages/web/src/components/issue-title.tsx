import type { Issue } from "@vedette/contract";
import classes from "./issue-title.module.css";

/** The title of an issue: the kind of error, then what it said. Plain text, whatever is in it. */
export function IssueTitle({ issue }: { issue: Pick<Issue, "title" | "metadata"> }) {
  const { type, value } = issue.metadata;
  if (type === undefined || type === "") return <strong>{issue.title}</strong>;
  return (
    <>
      <strong className={classes["type"]}>{type}</strong>
      {value !== undefined && value !== "" && <span>{value}</span>}
    </>
  );
}
