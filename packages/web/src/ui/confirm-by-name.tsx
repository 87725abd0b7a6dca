import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";

interface ConfirmByNameProps {
  opened: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  /** What will be lost, in a sentence. */
  warning: string;
  /** What has to be typed. */
  name: string;
  action: string;
  busy: boolean;
}

/** Asks for a name to be typed before something is destroyed. */
export function ConfirmByName(props: ConfirmByNameProps) {
  const [typed, setTyped] = useState("");
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (typed === props.name) props.onConfirm();
  }
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <Text size="sm">{props.warning}</Text>
          <TextInput
            label={
              <>
                Type <strong>{props.name}</strong> to confirm
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              color="red.8"
              disabled={typed !== props.name}
              loading={props.busy}
            >
              {props.action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
