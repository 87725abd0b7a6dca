import { Badge } from "@mantine/core";
import type { OwnPublishRequest } from "@vedette/contract";
import { ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { DECISION_COLORS, DECISION_WORDS } from "./decision-words.ts";

/** When publication was asked for, and what came of it. */
export function RequestHistory({ requests }: { requests: readonly OwnPublishRequest[] }) {
  return (
    <Panel title="Asked so far" flush>
      <ul>
        {requests.map(({ id, status, requestedBy, dateCreated, dateDecided, reason }) => (
          <ListLine
            key={id}
            title={
              <>
                Asked <TimeAgo instant={dateCreated} />
                {requestedBy !== null && ` by ${requestedBy.name || requestedBy.email}`}
              </>
            }
            facts={[
              ...(dateDecided === null
                ? []
                : [
                    <>
                      {DECISION_WORDS[status]} <TimeAgo instant={dateDecided} />
                    </>,
                  ]),
              ...(reason === null ? [] : [reason]),
            ]}
            aside={<Badge color={DECISION_COLORS[status]}>{DECISION_WORDS[status]}</Badge>}
          />
        ))}
      </ul>
    </Panel>
  );
}
