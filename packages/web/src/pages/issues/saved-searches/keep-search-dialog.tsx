import { Button, Checkbox, Code, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldsOf, isAboutFields } from "../../../api/errors.ts";
import { useSavedSearchChanges } from "../../../api/saved-searches.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { notifyDone } from "../../../components/notify.tsx";
import { useAccess } from "../../../components/use-access.ts";
import type { IssueSort } from "../issue-search.ts";

interface KeepSearchDialogProps {
  organization: string;
  query: string;
  sort: IssueSort;
  onClose: () => void;
}

/** Keeps the search that is shown under a name. */
export function KeepSearchDialog({ organization, query, sort, onClose }: KeepSearchDialogProps) {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const { create } = useSavedSearchChanges(organization);
  const mayShare = useAccess(organization, "org:write", "org:admin");
  const trimmed = name.trim();

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (trimmed === "") return;
    const visibility = shared ? "organization" : "owner";
    create.mutate(
      { name: trimmed, query, sort, visibility },
      {
        onSuccess: () => {
          notifyDone(`Saved as “${trimmed}”.`);
          onClose();
        },
      },
    );
  }

  return (
    <Modal opened onClose={onClose} title="Save this search">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <Text size="sm">{query === "" ? "All issues" : <Code>{query}</Code>}</Text>
          <TextInput
            label="Name"
            value={name}
            maxLength={128}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fieldsOf(create.error)["name"]}
            data-autofocus
          />
          {mayShare && (
            <Checkbox
              label="For everybody in the organization"
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          {create.isError && !isAboutFields(create.error, ["name"]) && (
            <ErrorMessage error={create.error} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={trimmed === ""} loading={create.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
