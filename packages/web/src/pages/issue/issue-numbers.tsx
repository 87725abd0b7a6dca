import type { IssueDetail } from "@vedette/contract";
import { Count } from "../../ui/count.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./issue-numbers.module.css";

/** How often, for whom, and since when. */
export function IssueNumbers({ issue }: { issue: IssueDetail }) {
  return (
    <Panel title="Seen">
      <dl className={classes["numbers"]}>
        <div>
          <dt>Events</dt>
          <dd className={classes["big"]}>
            <Count value={Number(issue.count)} noun="event" />
          </dd>
        </div>
        <div>
          <dt>Users</dt>
          <dd className={classes["big"]}>
            <Count value={issue.userCount} noun="user" />
          </dd>
        </div>
        <div>
          <dt>Last seen</dt>
          <dd>
            <TimeAgo instant={issue.lastSeen} />
          </dd>
          <Release release={issue.lastRelease} />
        </div>
        <div>
          <dt>First seen</dt>
          <dd>
            <TimeAgo instant={issue.firstSeen} />
          </dd>
          <Release release={issue.firstRelease} />
        </div>
      </dl>
    </Panel>
  );
}

function Release({ release }: { release: IssueDetail["firstRelease"] }) {
  const version = release?.["shortVersion"] ?? release?.["version"];
  return typeof version === "string" ? <dd className={classes["release"]}>{version}</dd> : null;
}
