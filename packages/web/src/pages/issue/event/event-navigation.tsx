import { Button } from "@mantine/core";
import type { Event } from "@vedette/contract";
import { LinkButton } from "../../../components/links.tsx";
import { fullTime } from "../../../format/time.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import classes from "./event-navigation.module.css";

interface EventNavigationProps {
  organization: string;
  issue: string;
  event: Event;
}

/** Which event this is, and the way to the oldest, previous, next and latest. */
export function EventNavigation({ organization, issue, event }: EventNavigationProps) {
  const steps = [
    ["Oldest", event.previousEventID === null ? null : "oldest"],
    ["Previous", event.previousEventID],
    ["Next", event.nextEventID],
    ["Latest", event.nextEventID === null ? null : "latest"],
  ] as const;
  return (
    <div className={classes["bar"]}>
      <div className={classes["words"]}>
        <span>
          Event <code title={event.eventID}>{event.eventID.slice(0, 8)}</code>
        </span>
        <CopyButton value={event.eventID} what="event ID" />
        <span className={classes["when"]}>
          {fullTime(event.dateCreated)} (<TimeAgo instant={event.dateCreated} />)
        </span>
      </div>
      <nav aria-label="Events of this issue">
        <Button.Group>
          {steps.map(([label, target]) =>
            target === null ? (
              <Button key={label} variant="default" size="compact-xs" disabled>
                {label}
              </Button>
            ) : (
              <LinkButton
                key={label}
                to="/organizations/$organization/issues/$issue/events/$event/"
                params={{ organization, issue, event: target }}
                variant="default"
                size="compact-xs"
                resetScroll={false}
              >
                {label}
              </LinkButton>
            ),
          )}
        </Button.Group>
      </nav>
    </div>
  );
}
