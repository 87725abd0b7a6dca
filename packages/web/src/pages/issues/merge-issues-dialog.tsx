import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { Issue } from "@vedette/contract";
import { counted } from "../../format/number.ts";
import classes from "./issue-names.module.css";

interface MergeIssuesDialogProps {
  issues: readonly Issue[];
  busy: boolean;
  onClose: () => void;
  onMerge: () => void;
}

/** Asks before issues become one, which cannot be taken back. */
export function MergeIssuesDialog({ issues, busy, onClose, onMerge }: MergeIssuesDialogProps) {
  return (
    <Modal opened onClose={onClose} title={`Merge ${counted(issues.length, "issue")}`}>
      <Stack gap="sm">
        <Text size="sm">
          They become one issue: the one with the most events stays, with the events of all. New
          events like these go there too. This cannot be undone.
        </Text>
        <ul className={classes["names"]}>
          {issues.map(({ id, shortId, title }) => (
            <li key={id}>
              <span>{shortId}</span> {title}
            </li>
          ))}
        </ul>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={busy} onClick={onMerge} data-autofocus>
            Merge
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
