import { Button } from "@mantine/core";
import type { ProjectKey } from "@vedette/contract";
import { useState } from "react";
import { useProjectKeyChanges } from "../../api/projects.ts";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/panel.tsx";
import { KeyLine } from "./key-line.tsx";
import classes from "./keys-panel.module.css";

interface KeysPanelProps {
  organization: string;
  project: string;
  keys: readonly ProjectKey[];
}

/** The client keys: make another, switch one off, remove one. */
export function KeysPanel({ organization, project, keys }: KeysPanelProps) {
  const changes = useProjectKeyChanges(organization, project);
  const [leaving, setLeaving] = useState<ProjectKey>();
  return (
    <Panel
      title="Client keys"
      aside={
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<Icon name="plus" size={12} />}
          loading={changes.create.isPending}
          onClick={() => changes.create.mutate(`Key ${keys.length + 1}`)}
        >
          New key
        </Button>
      }
      flush
    >
      {keys.length === 0 && (
        <p className={classes["none"]}>No key. Create one so that SDKs can report.</p>
      )}
      <ul>
        {keys.map((key) => (
          <KeyLine
            key={key.id}
            projectKey={key}
            busy={changes.setActive.isPending}
            onSetActive={(isActive) => changes.setActive.mutate({ key: key.id, isActive })}
            onRemove={() => setLeaving(key)}
          />
        ))}
      </ul>
      {leaving !== undefined && (
        <ConfirmByName
          opened
          onClose={() => setLeaving(undefined)}
          onConfirm={() =>
            changes.remove.mutate(leaving.id, { onSettled: () => setLeaving(undefined) })
          }
          title={`Remove the key ${leaving.name}`}
          warning="Whatever reports with this key is refused from then on. This cannot be undone."
          name={leaving.name}
          action="Remove the key"
          busy={changes.remove.isPending}
        />
      )}
    </Panel>
  );
}
