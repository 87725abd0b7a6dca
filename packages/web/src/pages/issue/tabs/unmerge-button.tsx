import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { counted } from "../../../format/number.ts";

interface UnmergeButtonProps {
  /** How many fingerprints are chosen. */
  count: number;
  disabled: boolean;
  busy: boolean;
  onConfirm: () => void;
}

/** Asks once more before what is chosen becomes an issue of its own. */
export function UnmergeButton({ count, disabled, busy, onConfirm }: UnmergeButtonProps) {
  const [asking, setAsking] = useState(false);
  if (!asking || disabled) {
    return (
      <Button
        variant="default"
        size="compact-sm"
        disabled={disabled}
        onClick={() => setAsking(true)}
      >
        Unmerge
      </Button>
    );
  }
  return (
    <Group gap={6} role="group" aria-label={`Unmerge ${counted(count, "fingerprint")}?`}>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(false)}>
        Keep together
      </Button>
      <Button
        size="compact-sm"
        loading={busy}
        autoFocus
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        Unmerge {counted(count, "fingerprint")}
      </Button>
    </Group>
  );
}
