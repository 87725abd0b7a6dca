import { Button, Group } from "@mantine/core";
import { useState } from "react";

interface ConfirmButtonProps {
  /** What is done, e.g. `Remove`. */
  action: string;
  /** To what, for who cannot see where the button stands. */
  what: string;
  busy: boolean;
  onConfirm: () => void;
}

/** A button that asks once more, in its place, before it does what cannot be undone. */
export function ConfirmButton({ action, what, busy, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button
        variant="subtle"
        color="red"
        size="compact-xs"
        aria-label={`${action} ${what}`}
        onClick={() => setAsking(true)}
      >
        {action}
      </Button>
    );
  }
  return (
    <Group gap={6} role="group" aria-label={`${action} ${what}?`}>
      <Button variant="default" size="compact-xs" onClick={() => setAsking(false)}>
        Keep
      </Button>
      <Button color="red.8" size="compact-xs" loading={busy} onClick={onConfirm} autoFocus>
        {action} for good
      </Button>
    </Group>
  );
}
