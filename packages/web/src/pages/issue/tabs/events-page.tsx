import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { issueEventsQuery } from "../../../api/events.ts";
import { PagedList } from "../../../components/paged-list.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IssueFrame } from "../issue-frame.tsx";
import { type EventsSearch, parseEventsSearch, toEventsQuery } from "./events-search.ts";
import { EventsTable } from "./events-table.tsx";
import { EventsToolbar } from "./events-toolbar.tsx";
import classes from "./tabs.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/issues/$issue/events");

/** All events of an issue that are kept, newest first. */
export function EventsPage() {
  return (
    <IssueFrame>
      {(organization, issue) => <Events organization={organization} issue={issue.id} />}
    </IssueFrame>
  );
}

function Events({ organization, issue }: { organization: string; issue: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(issueEventsQuery(organization, issue, toEventsQuery(search)));
  const change = (part: { [name in keyof EventsSearch]?: string }) => {
    const { cursor: _, ...kept } = search;
    void navigate({ search: parseEventsSearch({ ...kept, ...part }) });
  };
  return (
    <div className={classes["page"]}>
      <EventsToolbar organization={organization} search={search} onChange={change} />
      <PagedList
        query={page}
        items={page.data?.events}
        none={
          <EmptyState icon="inbox" title="No event matches">
            Events are kept for a limited time. Choose another environment or a longer time.
          </EmptyState>
        }
        cursor={search.cursor}
        onTurn={(cursor) => void navigate({ search: { ...search, cursor } })}
      >
        {(events) => <EventsTable organization={organization} issue={issue} events={events} />}
      </PagedList>
    </div>
  );
}
