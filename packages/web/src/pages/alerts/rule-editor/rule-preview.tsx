import { Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { useAlertRuleChanges } from "../../../api/alert-rules.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { EmptyLine, ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";

interface RulePreviewProps {
  organization: string;
  preview: ReturnType<typeof useAlertRuleChanges>["preview"];
  onLook: () => void;
}

/** The issues a rule would have fired for in the last two weeks. */
export function RulePreview({ organization, preview, onLook }: RulePreviewProps) {
  return (
    <Panel
      title="What it would have done"
      flush
      aside={
        <Button variant="default" size="compact-xs" loading={preview.isPending} onClick={onLook}>
          Look at the last 14 days
        </Button>
      }
    >
      {preview.isError && <ErrorMessage error={preview.error} />}
      {preview.isIdle && (
        <EmptyLine>Have a look before you save: which issues it would have told of.</EmptyLine>
      )}
      {preview.data?.length === 0 && <EmptyLine>It would not have fired.</EmptyLine>}
      <ul>
        {preview.data?.map((issue) => (
          <ListLine
            key={issue.id}
            title={
              <Link
                to="/organizations/$organization/issues/$issue/"
                params={{ organization, issue: issue.id }}
              >
                {issue.title}
              </Link>
            }
            facts={[
              <Text span size="xs">
                {issue.shortId}, last seen <TimeAgo instant={issue.lastSeen} />
              </Text>,
            ]}
          />
        ))}
      </ul>
    </Panel>
  );
}
