import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Issue } from "@vedette/contract";
import { IssueTitle } from "../../components/issue-title.tsx";
import { LevelMark } from "../../components/level-mark.tsx";
import { counted, nounFor } from "../../format/number.ts";
import { Count } from "../../ui/count.tsx";
import { Sparkline } from "../../ui/sparkline.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { IssueFacts } from "./issue-facts.tsx";
import classes from "./issue-row.module.css";

interface IssueRowProps {
  organization: string;
  issue: Issue;
  isSelected: boolean;
  onSelect: () => void;
}

/** One issue of the list. The whole row leads to it; the checkbox stands above that. */
export function IssueRow({ organization, issue, isSelected, onSelect }: IssueRowProps) {
  const day = issue.stats?.["24h"] ?? [];
  const inDay = day.reduce((sum, [, amount]) => sum + amount, 0);
  return (
    <li className={classes["row"]} data-issue={issue.id} data-selected={isSelected}>
      <Checkbox
        className={classes["box"]}
        aria-label={`Select ${issue.shortId}`}
        checked={isSelected}
        onChange={onSelect}
      />
      <div className={classes["words"]}>
        <div className={classes["title"]}>
          <LevelMark level={issue.level} />
          <Link
            to="/organizations/$organization/issues/$issue/"
            params={{ organization, issue: issue.id }}
            className={classes["link"]}
            data-seen={issue.hasSeen}
            data-issue-link
          >
            <IssueTitle issue={issue} />
          </Link>
        </div>
        <IssueFacts issue={issue} />
      </div>
      <div className={classes["chart"]}>
        <Sparkline points={day} label={`${counted(inDay, "event")} in the last 24 hours`} />
      </div>
      <div className={classes["number"]} data-label={nounFor(Number(issue.count), "event")}>
        <Count value={Number(issue.count)} noun="event" />
      </div>
      <div className={classes["number"]} data-label={nounFor(issue.userCount, "user")}>
        <Count value={issue.userCount} noun="user" />
      </div>
      <div className={classes["seen"]}>
        <span>
          <TimeAgo instant={issue.lastSeen} />
        </span>
        <span className={classes["first"]}>
          since <TimeAgo instant={issue.firstSeen} />
        </span>
      </div>
    </li>
  );
}
