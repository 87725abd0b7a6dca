import { Button, Group, Textarea } from "@mantine/core";
import { useState, type FormEvent, type KeyboardEvent } from "react";

interface NoteFormProps {
  label: string;
  action: string;
  text?: string;
  busy: boolean;
  /** Settles when the comment is kept; then the form is empty again. */
  onSubmit: (text: string) => Promise<void>;
  onCancel?: () => void;
}

/** Writes a comment; Ctrl or Cmd with Enter sends it. */
export function NoteForm({ label, action, text = "", busy, onSubmit, onCancel }: NoteFormProps) {
  const [typed, setTyped] = useState(text);
  const isEmpty = typed.trim() === "";

  async function send() {
    if (isEmpty || busy) return;
    // What failed is told by the notice every failed change gives; the text stays.
    const isKept = await onSubmit(typed.trim()).then(
      () => true,
      () => false,
    );
    if (isKept) setTyped(text);
  }
  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    void send();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
    if (event.key === "Escape") onCancel?.();
  }

  return (
    <form onSubmit={onFormSubmit}>
      <Textarea
        aria-label={label}
        placeholder="What do you know about it?"
        size="sm"
        rows={typed.length > 80 || typed.includes("\n") ? 5 : 2}
        maxLength={65_536}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap={6} mt={6} justify="flex-end">
        {onCancel !== undefined && (
          <Button variant="default" size="compact-xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" size="compact-xs" disabled={isEmpty} loading={busy}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
