import { ActionIcon, Tooltip } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { IssueDetail } from "@vedette/contract";
import { useState } from "react";
import { useDeleteIssue } from "../../api/issues.ts";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { Icon } from "../../ui/icon.tsx";
import { DeleteIssuesDialog } from "../issues/delete-issues-dialog.tsx";

/** Deletes the issue, for who may, and leads back to the list. */
export function DeleteIssue({ organization, issue }: { organization: string; issue: IssueDetail }) {
  const [asking, setAsking] = useState(false);
  const deleting = useDeleteIssue(organization, issue.id);
  const navigate = useNavigate();
  const mayDelete = useAccess(organization, "event:admin");
  if (!mayDelete) return null;

  function onDelete() {
    deleting.mutate(undefined, {
      onSuccess: () => {
        notifyDone(`${issue.shortId} deleted.`);
        void navigate({ to: "/organizations/$organization/issues/", params: { organization } });
      },
    });
  }

  return (
    <>
      <Tooltip label="Delete">
        <ActionIcon
          variant="default"
          size={30}
          aria-label="Delete this issue"
          onClick={() => setAsking(true)}
        >
          <Icon name="trash" size={14} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <DeleteIssuesDialog
          issues={[issue]}
          busy={deleting.isPending}
          onClose={() => setAsking(false)}
          onDelete={onDelete}
        />
      )}
    </>
  );
}
