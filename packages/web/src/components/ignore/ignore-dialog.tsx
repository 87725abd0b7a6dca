import { Button, Group, Modal, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import {
  IGNORE_WINDOWS,
  type IgnoreDetails,
  type IgnoreUntil,
  toIgnoreDetails,
} from "./ignore-choices.ts";

interface IgnoreDialogProps {
  onClose: () => void;
  onIgnore: (details: IgnoreDetails) => void;
}

/** Asks until when, or until how many more events or users, issues are ignored. */
export function IgnoreDialog({ onClose, onIgnore }: IgnoreDialogProps) {
  const [until, setUntil] = useState<IgnoreUntil>({ kind: "time", at: "" });
  const [error, setError] = useState<string>();

  function change(next: IgnoreUntil) {
    setUntil(next);
    setError(undefined);
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const details = toIgnoreDetails(until, Date.now());
    if (details !== undefined) onIgnore(details);
    else setError(until.kind === "time" ? "Choose a time that is yet to come." : "At least 1.");
  }

  return (
    <Modal opened onClose={onClose} title="Ignore until">
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          <NativeSelect
            label="Until"
            value={until.kind}
            onChange={(event) => change(emptyOf(event.currentTarget.value))}
            data={[
              { value: "time", label: "a time" },
              { value: "events", label: "so many more events" },
              { value: "users", label: "so many more users" },
            ]}
            data-autofocus
          />
          {until.kind === "time" ? (
            <TextInput
              type="datetime-local"
              label="Time"
              value={until.at}
              onChange={(event) => change({ kind: "time", at: event.currentTarget.value })}
              error={error}
            />
          ) : (
            <>
              <NumberInput
                label={until.kind === "events" ? "More events" : "More users"}
                min={1}
                allowDecimal={false}
                value={until.count}
                onChange={(count) => change({ ...until, count: Number(count) })}
                error={error}
              />
              <NativeSelect
                label="Counted"
                value={until.windowMinutes}
                onChange={(event) => change({ ...until, windowMinutes: event.currentTarget.value })}
                data={[...IGNORE_WINDOWS]}
              />
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Ignore</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function emptyOf(kind: string): IgnoreUntil {
  if (kind === "events" || kind === "users") return { kind, count: 100, windowMinutes: "" };
  return { kind: "time", at: "" };
}
