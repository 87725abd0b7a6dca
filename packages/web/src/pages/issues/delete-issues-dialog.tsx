import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { Issue } from "@vedette/contract";
import { counted } from "../../format/number.ts";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import classes from "./issue-names.module.css";

/** From so many on, a click is too little. */
const MANY = 5;

interface DeleteIssuesDialogProps {
  issues: readonly Pick<Issue, "id" | "shortId" | "title" | "count">[];
  busy: boolean;
  onClose: () => void;
  onDelete: () => void;
}

/** Asks before issues go with their events; for many, by typing how many. */
export function DeleteIssuesDialog({ issues, busy, onClose, onDelete }: DeleteIssuesDialogProps) {
  const events = issues.reduce((sum, { count }) => sum + Number(count), 0);
  const what = counted(issues.length, "issue");
  const warning = `${what} with ${counted(events, "event")}, comments and history will be gone for good. The same error makes a new issue when it comes again.`;
  if (issues.length >= MANY) {
    return (
      <ConfirmByName
        opened
        onClose={onClose}
        onConfirm={onDelete}
        title={`Delete ${what}`}
        warning={warning}
        name={what}
        action="Delete them"
        busy={busy}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} title={`Delete ${what}`}>
      <Stack gap="sm">
        <Text size="sm">{warning}</Text>
        <ul className={classes["names"]}>
          {issues.map(({ id, shortId, title }) => (
            <li key={id}>
              <span>{shortId}</span> {title}
            </li>
          ))}
        </ul>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep
          </Button>
          <Button color="red.8" loading={busy} onClick={onDelete}>
            Delete for good
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
