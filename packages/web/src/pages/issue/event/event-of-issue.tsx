import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { IssueDetail } from "@vedette/contract";
import { hasStatus } from "../../../api/errors.ts";
import { eventQuery } from "../../../api/events.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { EventNavigation } from "./event-navigation.tsx";
import { EventSections } from "./event-sections.tsx";
import { useNewerEvents } from "./use-newer-events.ts";
import classes from "./event-of-issue.module.css";

interface EventOfIssueProps {
  organization: string;
  issue: IssueDetail;
  /** An id, or `latest`, `oldest`, `recommended`. */
  event: string;
}

/** One event of the issue, with the way to its neighbours. Says when newer ones have come. */
export function EventOfIssue({ organization, issue, event: name }: EventOfIssueProps) {
  const event = useQuery(eventQuery(organization, issue.id, name));
  const newer = useNewerEvents(Number(issue.count), event.data?.id);

  if (event.isPending) return <Skeleton height={320} radius="md" />;
  if (event.isError) {
    if (!hasStatus(event.error, 404)) {
      return <ErrorMessage error={event.error} onRetry={() => void event.refetch()} />;
    }
    return (
      <EmptyState icon="inbox" title="This event is not here any more">
        Events are kept for a limited time. The issue and its numbers stay.
      </EmptyState>
    );
  }
  return (
    <>
      <EventNavigation organization={organization} issue={issue.id} event={event.data} />
      {newer > 0 && name === "latest" && (
        <Button
          variant="light"
          className={classes["newer"]}
          onClick={() => void event.refetch()}
          aria-live="polite"
        >
          {newer === 1 ? "A newer event has come" : `${newer} newer events have come`}: show the
          latest
        </Button>
      )}
      <EventSections
        key={event.data.id}
        organization={organization}
        issue={issue}
        event={event.data}
      />
    </>
  );
}
