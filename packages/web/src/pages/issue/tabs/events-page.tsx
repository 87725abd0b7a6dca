import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { issueEventsQuery } from "../../../api/events.ts";
import { ListToolbar } from "../../../components/list-toolbar.tsx";
import { PagedList } from "../../../components/paged-list.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PERIODS } from "../../issues/issue-search.ts";
import { IssueFrame } from "../issue-frame.tsx";
import { type EventsSearch, parseEventsSearch, toEventsQuery } from "./events-search.ts";
import { EventsTable } from "./events-table.tsx";
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
    <>
      <ListToolbar
        organization={organization}
        label="Find an event by its ID"
        placeholder="Event ID"
        maxLength={64}
        search={search}
        scopes={["environment"]}
        onChange={change}
      >
        <NativeSelect
          size="xs"
          aria-label="Time"
          value={search.statsPeriod ?? ""}
          onChange={(event) => change({ statsPeriod: event.currentTarget.value })}
          data={[{ value: "", label: "Any time" }, ...PERIODS]}
        />
      </ListToolbar>
      <div className={classes["page"]}>
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
    </>
  );
}
