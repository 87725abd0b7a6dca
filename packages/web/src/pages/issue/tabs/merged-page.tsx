import { Alert, Checkbox, Group, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { IssueDetail, IssueHash } from "@vedette/contract";
import { useState } from "react";
import { issueHashesQuery, useUnmerge } from "../../../api/issue-hashes.ts";
import { CursorTurner } from "../../../components/cursor-turner.tsx";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { EmptyLine, ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { IssueFrame } from "../issue-frame.tsx";
import { shareWords } from "./merged-words.ts";
import { UnmergeButton } from "./unmerge-button.tsx";

/** By which hashes events are of this issue, and how to make another issue of some. */
export function MergedPage() {
  return (
    <IssueFrame>
      {(organization, issue) => <Merged organization={organization} issue={issue} />}
    </IssueFrame>
  );
}

function Merged({ organization, issue }: { organization: string; issue: IssueDetail }) {
  const { cursor } = useSearch({
    from: "/signed-in/organizations/$organization/issues/$issue/merged",
  });
  const navigate = useNavigate();
  const page = useQuery(issueHashesQuery(organization, issue.id, cursor));
  const unmerge = useUnmerge(organization, issue.id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (page.isPending) return <Skeleton height={240} radius="md" />;
  if (page.isError) {
    return <ErrorMessage error={page.error} onRetry={() => void page.refetch()} />;
  }
  const { hashes } = page.data;
  const there = chosen.filter((id) => hashes.some((hash) => hash.id === id));
  const isAll = there.length === hashes.length && cursor === undefined && !page.data.next;
  return (
    <>
      {unmerge.isSuccess && (
        <Alert variant="default" title="The issue is split" mb="md">
          What you chose is{" "}
          <Link
            to="/organizations/$organization/issues/$issue/"
            params={{ organization, issue: unmerge.data.id }}
          >
            {unmerge.data.shortId}
          </Link>{" "}
          now. New events go there; those there are follow within moments, and so do the numbers of
          both.
        </Alert>
      )}
      {unmerge.isError && <ErrorMessage error={unmerge.error} />}
      <Panel
        title="Merged issues"
        flush
        aside={
          <UnmergeButton
            count={there.length}
            disabled={there.length === 0 || isAll}
            busy={unmerge.isPending}
            onConfirm={() => unmerge.mutate([...there], { onSuccess: () => setChosen([]) })}
          />
        }
      >
        {hashes.length > 1 && (
          <Text size="sm" c="dimmed" px="md" py="xs">
            Events are found to be of this issue by their fingerprints. Choose those that do not
            belong here; with their events they become an issue of their own. One has to stay.
          </Text>
        )}
        <ul aria-label="Fingerprints of this issue">
          {hashes.map((hash) => (
            <HashLine
              key={hash.id}
              organization={organization}
              issue={issue}
              hash={hash}
              isChosen={there.includes(hash.id)}
              isLone={hashes.length === 1}
              onChoose={(isChosen) =>
                setChosen((old) =>
                  isChosen ? [...old, hash.id] : old.filter((id) => id !== hash.id),
                )
              }
            />
          ))}
        </ul>
        {hashes.length === 0 && (
          <EmptyLine>
            Its fingerprints have moved on. New events like these make an issue.
          </EmptyLine>
        )}
        {hashes.length === 1 && (
          <EmptyLine>
            Nothing is merged into this issue. Choose several issues in the list to merge them.
          </EmptyLine>
        )}
      </Panel>
      <CursorTurner
        page={page.data}
        isFirst={cursor === undefined}
        onTurn={(turned) =>
          void navigate({
            to: "/organizations/$organization/issues/$issue/merged/",
            params: { organization, issue: issue.id },
            search: { cursor: turned },
          })
        }
      />
    </>
  );
}

interface HashLineProps {
  organization: string;
  issue: IssueDetail;
  hash: IssueHash;
  isChosen: boolean;
  isLone: boolean;
  onChoose: (isChosen: boolean) => void;
}

function HashLine({ organization, issue, hash, isChosen, isLone, onChoose }: HashLineProps) {
  const { latestEvent } = hash;
  return (
    <ListLine
      title={
        <Group component="span" gap="sm" wrap="nowrap">
          {!isLone && (
            <Checkbox
              aria-label={`Choose the fingerprint ${hash.id}`}
              checked={isChosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          )}
          {latestEvent === null ? (
            <span>None of the newest events</span>
          ) : (
            <Link
              to="/organizations/$organization/issues/$issue/events/$event/"
              params={{ organization, issue: issue.id, event: latestEvent.eventID }}
            >
              {latestEvent.title}
            </Link>
          )}
        </Group>
      }
      facts={[
        <code>{hash.id}</code>,
        ...(latestEvent === null
          ? []
          : [
              <>
                latest <TimeAgo instant={latestEvent.dateCreated ?? issue.lastSeen} />
              </>,
            ]),
      ]}
      aside={shareWords(hash, Number(issue.count))}
    />
  );
}
