import { Link } from "@tanstack/react-router";
import type { EventSummary } from "@vedette/contract";
import { fullTime } from "../../../format/time.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";

/** What a line of the list needs of an event. */
export type ListedEvent = Pick<EventSummary, "id" | "dateCreated" | "tags" | "user" | "title">;

interface EventsTableProps {
  organization: string;
  issue: string;
  events: readonly ListedEvent[];
}

/** Events in lines, each leading to itself. */
export function EventsTable({ organization, issue, events }: EventsTableProps) {
  return (
    <DataTable
      label="Events"
      columns={["Event", "When", "Environment", "Release", "User", "Title"]}
    >
      {events.map((event) => (
        <tr key={event.id}>
          <td>
            <Link
              to="/organizations/$organization/issues/$issue/events/$event/"
              params={{ organization, issue, event: event.id }}
            >
              <code>{event.id.slice(0, 8)}</code>
            </Link>
          </td>
          <td title={fullTime(event.dateCreated)}>
            <TimeAgo instant={event.dateCreated} />
          </td>
          <td>{tagOf(event, "environment")}</td>
          <td>{tagOf(event, "release")}</td>
          <td>{userOf(event)}</td>
          <td data-long>{event.title}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function tagOf({ tags }: ListedEvent, wanted: string): string {
  return tags.find(({ key }) => key === wanted)?.value ?? "";
}

function userOf({ user }: ListedEvent): string {
  const names = [user?.email, user?.username, user?.name, user?.id, user?.ip_address];
  return names.find((name) => name !== null && name !== undefined && name !== "") ?? "";
}
