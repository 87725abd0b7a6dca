import { Button } from "@mantine/core";
import type { IssueUpdate } from "@vedette/contract";
import { counted } from "../../format/number.ts";
import classes from "./bulk-bar.module.css";

interface BulkBarProps {
  count: number;
  onChange: (change: IssueUpdate) => void;
}

/** What can be done with the issues selected. */
export function BulkBar({ count, onChange }: BulkBarProps) {
  return (
    <div className={classes["bar"]} role="group" aria-label="Selected issues">
      <span className={classes["count"]} role="status">
        {counted(count, "issue")} selected
      </span>
      <Button size="compact-xs" onClick={() => onChange({ status: "resolved" })}>
        Resolve
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => onChange({ status: "ignored" })}>
        Ignore
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => onChange({ status: "unresolved" })}
      >
        Unresolve
      </Button>
    </div>
  );
}
