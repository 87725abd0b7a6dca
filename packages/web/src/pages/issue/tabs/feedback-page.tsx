import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { issueFeedbackQuery } from "../../../api/feedback.ts";
import { CursorTurner } from "../../../components/cursor-turner.tsx";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { IssueFrame } from "../issue-frame.tsx";
import classes from "./tabs.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/issues/$issue/feedback");

/** What people said when they met the issue. */
export function FeedbackPage() {
  return (
    <IssueFrame>
      {(organization, issue) => <Feedback organization={organization} issue={issue.id} />}
    </IssueFrame>
  );
}

function Feedback({ organization, issue }: { organization: string; issue: string }) {
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(issueFeedbackQuery(organization, issue, cursor));
  if (page.isPending) return <Skeleton height={160} radius="md" />;
  if (page.isError) {
    return <ErrorMessage error={page.error} onRetry={() => void page.refetch()} />;
  }
  if (page.data.reports.length === 0) {
    return (
      <EmptyState icon="comment" title="Nobody has said anything yet">
        SDKs can ask people what happened when something broke. What they say appears here.
      </EmptyState>
    );
  }
  return (
    <div className={classes["page"]}>
      <Panel title="User feedback" flush>
        <ul>
          {page.data.reports.map((report) => (
            <ListLine
              key={report.id}
              title={report.name === "" ? "Somebody" : report.name}
              facts={[
                <span key="said" className={classes["said"]}>
                  {report.comments}
                </span>,
                <span key="who">
                  {report.email} <TimeAgo instant={report.dateCreated} />
                </span>,
              ]}
              aside={
                <Link
                  to="/organizations/$organization/issues/$issue/events/$event/"
                  params={{ organization, issue, event: report.eventID }}
                >
                  Event {report.eventID.slice(0, 8)}
                </Link>
              }
            />
          ))}
        </ul>
      </Panel>
      <CursorTurner
        page={page.data}
        isFirst={cursor === undefined}
        onTurn={(next) => void navigate({ search: { cursor: next } })}
      />
    </div>
  );
}
