import { Button, Group, Stack, Text } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { ErrorMessage } from "../../components/error-message.tsx";

interface DraftFormProps {
  action: string;
  /** The fields that show what is wrong with them. */
  fields: readonly string[];
  error: unknown;
  busy: boolean;
  /** False: it can only be looked at, and says why. */
  mayWrite: boolean;
  onSubmit: () => void;
  /** Draws the fields, with what is wrong by field. */
  children: (errors: { readonly [field: string]: string }) => ReactNode;
}

/** A form of an integration: its fields, what was refused besides, and its button. */
export function DraftForm(props: DraftFormProps) {
  const { action, fields, error, busy, mayWrite, onSubmit, children } = props;
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children(fieldsOf(error))}
        {error !== null && !isAboutFields(error, fields) && <ErrorMessage error={error} />}
        <Group gap="sm">
          <Button type="submit" loading={busy} disabled={!mayWrite}>
            {action}
          </Button>
          {!mayWrite && (
            <Text size="xs" c="dimmed">
              Managers and owners of the organization change integrations.
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
