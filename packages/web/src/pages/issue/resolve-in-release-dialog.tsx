import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { releasesQuery } from "../../api/releases.ts";
import { ErrorMessage } from "../../components/error-message.tsx";

const TYPING_MS = 200;

interface ResolveInReleaseDialogProps {
  organization: string;
  project: string;
  onClose: () => void;
  onResolve: (version: string) => void;
}

/** Asks in which release it is resolved: seen again in a later one, it comes back. */
export function ResolveInReleaseDialog(props: ResolveInReleaseDialogProps) {
  const { organization, project, onClose, onResolve } = props;
  const [version, setVersion] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [wanted] = useDebouncedValue(typed === version ? "" : typed.trim(), TYPING_MS);
  const query = { project, limit: 20, ...(wanted !== "" && { query: wanted }) };
  const releases = useQuery(releasesQuery(organization, query));
  const versions = (releases.data?.releases ?? []).map((one) => one.version);
  const data = version === null || versions.includes(version) ? versions : [version, ...versions];

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (version !== null) onResolve(version);
  }

  return (
    <Modal opened onClose={onClose} title="Resolve in a release">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <Text size="sm">Seen again in this release or a later one, it comes back.</Text>
          <Select
            label="Release"
            searchable
            data={data}
            value={version}
            onChange={setVersion}
            onSearchChange={setTyped}
            filter={({ options }) => options}
            nothingFoundMessage="No such release."
            maxDropdownHeight={220}
            data-autofocus
          />
          {releases.isError && <ErrorMessage error={releases.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={version === null}>
              Resolve
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
