import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { issueFeedbackQuery } from "../../../api/feedback.ts";
import { PagedList } from "../../../components/paged-list.tsx";
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
  return (
    <div className={classes["page"]}>
      <PagedList
        query={page}
        items={page.data?.reports}
        none={
          <EmptyState icon="comment" title="Nobody has said anything yet">
            SDKs can ask people what happened when something broke. What they say appears here.
          </EmptyState>
        }
        cursor={cursor}
        onTurn={(next) => void navigate({ search: { cursor: next } })}
      >
        {(reports) => (
          <Panel title="User feedback" flush>
            <ul>
              {reports.map((report) => (
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
        )}
      </PagedList>
    </div>
  );
}
