import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Sentry, SentryEntry } from "@vedette/contract";
import { useState } from "react";
import { sentryHistoryQuery } from "../../api/sentries.ts";
import { CursorTurner } from "../../components/cursor-turner.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { StateMark } from "./state-mark.tsx";
import { entryWords } from "./state-words.ts";

interface SentryHistoryPanelProps {
  organization: string;
  sentry: Sentry;
}

/** What was said, by whom, and what they noted; private notes for those who may see them. */
export function SentryHistoryPanel({ organization, sentry }: SentryHistoryPanelProps) {
  const [cursor, setCursor] = useState<string>();
  const page = useQuery(sentryHistoryQuery(organization, sentry.uid, cursor));
  return (
    <Panel title="History" flush>
      {page.isError && <ErrorMessage error={page.error} />}
      <ul>
        {page.data?.entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </ul>
      {page.data?.entries.length === 0 && (
        <EmptyLine>Nothing was said yet. Send the first update to its API address.</EmptyLine>
      )}
      <CursorTurner page={page.data} isFirst={cursor === undefined} onTurn={setCursor} />
    </Panel>
  );
}

function EntryLine({ entry }: { entry: SentryEntry }) {
  const { latest_record_at: _, row_counts: __, ...meta } = entry.meta;
  const others = Object.entries(meta).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return (
    <ListLine
      title={
        <>
          {entry.state !== null && <StateMark state={entry.state} />} {entryWords(entry)}{" "}
          {entry.message}
        </>
      }
      facts={[
        ...(entry.note === null || entry.note === ""
          ? []
          : [
              <>
                {entry.note} {entry.isPrivate && <Badge color="gray">private</Badge>}
              </>,
            ]),
        ...(others.length > 0 ? [others.join(", ")] : []),
        <>
          {entry.author.name}, <TimeAgo instant={entry.dateCreated} />
        </>,
      ]}
    />
  );
}
