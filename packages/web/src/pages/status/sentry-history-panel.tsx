import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Sentry, SentryEntry } from "@vedette/contract";
import { useState } from "react";
import { sentryHistoryQuery } from "../../api/sentries.ts";
import { PagedPanel } from "../../components/paged-panel.tsx";
import { ListLine } from "../../ui/list-line.tsx";
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
    <PagedPanel
      title="History"
      query={page}
      items={page.data?.entries}
      none="Nothing was said yet. Send the first update to its API address."
      cursor={cursor}
      onTurn={setCursor}
    >
      {(entry) => <EntryLine key={entry.id} entry={entry} />}
    </PagedPanel>
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
