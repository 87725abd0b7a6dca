import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { issueEventsQuery } from "../../../api/events.ts";
import { CursorTurner } from "../../../components/cursor-turner.tsx";
import { ErrorMessage } from "../../../components/error-message.tsx";
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
      {page.isError && <ErrorMessage error={page.error} onRetry={() => void page.refetch()} />}
      {page.isPending && <Skeleton height={240} radius="md" />}
      {page.data?.events.length === 0 && (
        <EmptyState icon="inbox" title="No event matches">
          Events are kept for a limited time. Choose another environment or a longer time.
        </EmptyState>
      )}
      {page.data !== undefined && page.data.events.length > 0 && (
        <EventsTable organization={organization} issue={issue} events={page.data.events} />
      )}
      <CursorTurner
        page={page.data}
        isFirst={search.cursor === undefined}
        onTurn={(cursor) => void navigate({ search: { ...search, cursor } })}
      />
    </div>
  );
}
