import { useParams } from "@tanstack/react-router";
import { ActivityPanel } from "./activity/activity-panel.tsx";
import { EventOfIssue } from "./event/event-of-issue.tsx";
import { EventsChart } from "./events-chart.tsx";
import { ExternalIssuesPanel } from "./integrations/external-issues-panel.tsx";
import { IssueFrame } from "./issue-frame.tsx";
import { IssueNumbers } from "./issue-numbers.tsx";
import { TagDistribution } from "./tag-distribution.tsx";
import classes from "./issue-page.module.css";

/** One issue with one of its events: the one named in the address, or the latest. */
export function IssuePage() {
  const { event = "latest" } = useParams({ strict: false });
  return (
    <IssueFrame>
      {(organization, issue) => (
        <div className={classes["columns"]}>
          <div className={classes["main"]}>
            <EventsChart issue={issue} />
            <EventOfIssue organization={organization} issue={issue} event={event} />
          </div>
          <aside className={classes["aside"]} aria-label="About this issue">
            <IssueNumbers issue={issue} />
            <ExternalIssuesPanel organization={organization} issue={issue} event={event} />
            <ActivityPanel organization={organization} issue={issue} />
            <TagDistribution organization={organization} issue={issue} />
          </aside>
        </div>
      )}
    </IssueFrame>
  );
}
