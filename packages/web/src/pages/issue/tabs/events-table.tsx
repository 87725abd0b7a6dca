import { Link } from "@tanstack/react-router";
import type { EventSummary } from "@vedette/contract";
import { fullTime } from "../../../format/time.ts";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import classes from "./tabs.module.css";

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
    // A scrolling region must be reachable by keyboard.
    <div className={classes["scroll"]} tabIndex={0} role="region" aria-label="Events">
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">When</th>
            <th scope="col">Environment</th>
            <th scope="col">Release</th>
            <th scope="col">User</th>
            <th scope="col">Title</th>
          </tr>
        </thead>
        <tbody>
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
              <td className={classes["short"]} title={fullTime(event.dateCreated)}>
                <TimeAgo instant={event.dateCreated} />
              </td>
              <td className={classes["short"]}>{tagOf(event, "environment")}</td>
              <td className={classes["short"]}>{tagOf(event, "release")}</td>
              <td className={classes["short"]}>{userOf(event)}</td>
              <td className={classes["long"]}>{event.title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function tagOf({ tags }: ListedEvent, wanted: string): string {
  return tags.find(({ key }) => key === wanted)?.value ?? "";
}

function userOf({ user }: ListedEvent): string {
  const names = [user?.email, user?.username, user?.name, user?.id, user?.ip_address];
  return names.find((name) => name !== null && name !== undefined && name !== "") ?? "";
}
