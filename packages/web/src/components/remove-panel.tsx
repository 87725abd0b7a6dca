import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { ConfirmByName } from "../ui/confirm-by-name.tsx";
import { Panel } from "../ui/panel.tsx";
import { notifyDone } from "./notify.tsx";

interface RemovePanelProps {
  /** What it is in one word: "team". */
  kind: string;
  /** How the page calls it. */
  name: string;
  /** What has to be typed, when that is not the name. */
  typed?: string;
  /** What becomes of what hangs on it, in a sentence. */
  consequence: string;
  /** What is lost, in a sentence or two. */
  warning: string;
  busy: boolean;
  /** Starts the removal; calls one of these when it is over. */
  remove: (after: { onSuccess: () => void; onError: () => void }) => void;
  /** Leads away from the page of what is gone. */
  onRemoved: () => void;
}

/** The end of a page of settings: removes what the page is about, once its name has been typed. */
export function RemovePanel(props: RemovePanelProps) {
  const { kind, name, typed = name, consequence, warning, busy, remove, onRemoved } = props;
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={`Remove this ${kind}`}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {consequence}
        </Text>
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          Remove {name}
        </Button>
      </Group>
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          remove({
            onSuccess() {
              notifyDone(`${name} is removed.`);
              onRemoved();
            },
            onError: () => setAsking(false),
          })
        }
        title={`Remove ${name}`}
        warning={warning}
        name={typed}
        action={`Remove the ${kind}`}
        busy={busy}
      />
    </Panel>
  );
}
