import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { IssueDetail } from "@vedette/contract";
import { issueTagsQuery } from "../../../api/issues.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { counted } from "../../../format/number.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { IssueFrame } from "../issue-frame.tsx";
import { TagValues } from "../tag-values.tsx";
import classes from "./tabs.module.css";

const VALUES_SHOWN = 10;

/** Every tag of an issue's events with its most frequent values. */
export function TagsPage() {
  return (
    <IssueFrame>
      {(organization, issue) => <Tags organization={organization} issue={issue} />}
    </IssueFrame>
  );
}

function Tags({ organization, issue }: { organization: string; issue: IssueDetail }) {
  const tags = useQuery(issueTagsQuery(organization, issue.id));
  if (tags.isPending) return <Skeleton height={240} radius="md" />;
  if (tags.isError) {
    return <ErrorMessage error={tags.error} onRetry={() => void tags.refetch()} />;
  }
  if (tags.data.length === 0) {
    return (
      <EmptyState icon="inbox" title="No tags">
        The events of this issue came without tags. SDKs send those you set.
      </EmptyState>
    );
  }
  return (
    <div className={classes["tags"]}>
      {tags.data.map((tag) => (
        <Panel
          key={tag.key}
          title={tag.key}
          aside={<small>{counted(tag.uniqueValues, "value")}</small>}
        >
          <TagValues organization={organization} issue={issue} tag={tag} most={VALUES_SHOWN} />
        </Panel>
      ))}
    </div>
  );
}
