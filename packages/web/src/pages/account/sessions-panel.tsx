import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sessionsQuery, useSessionChanges } from "../../api/account.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { ListLine } from "../../ui/list-line.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { browserName } from "./session-words.ts";

/** Where the person is signed in, each with the button that ends it. */
export function SessionsPanel() {
  const sessions = useQuery(sessionsQuery);
  const { end, endOthers } = useSessionChanges();
  const hasOthers = sessions.data?.some(({ isCurrent }) => !isCurrent) ?? false;
  return (
    <Panel
      title="Where you are signed in"
      flush
      aside={
        hasOthers && (
          <ConfirmButton
            action="Sign out others"
            what="in every other browser"
            busy={endOthers.isPending}
            onConfirm={() => endOthers.mutate()}
          />
        )
      }
    >
      {sessions.isError && <ErrorMessage error={sessions.error} />}
      <ul>
        {sessions.data?.map(({ id, isCurrent, userAgent, ipAddress, dateCreated }) => (
          <ListLine
            key={id}
            title={
              <>
                {browserName(userAgent)} {isCurrent && <Badge>this browser</Badge>}
              </>
            }
            facts={[
              <>
                {ipAddress ?? "unknown address"}, since <TimeAgo instant={dateCreated} />
              </>,
            ]}
            {...(!isCurrent && {
              aside: (
                <ConfirmButton
                  action="Sign out"
                  what={browserName(userAgent)}
                  busy={end.isPending}
                  onConfirm={() => end.mutate(id)}
                />
              ),
            })}
          />
        ))}
      </ul>
    </Panel>
  );
}
