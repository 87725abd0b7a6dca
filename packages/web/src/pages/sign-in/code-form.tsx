import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { showCode } from "../../api/session.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";

interface CodeFormProps {
  onEntered: () => Promise<void>;
  onBack: () => void;
}

/** The second factor: a code of the app, or a backup code. */
export function CodeForm({ onEntered, onBack }: CodeFormProps) {
  const showing = useMutation({
    meta: { quiet: true },
    mutationFn: showCode,
    onSuccess: onEntered,
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showing.mutate(formText(new FormData(event.currentTarget), "code"));
  }

  return (
    <EntryCard
      title="Your code"
      description="Type the code that your authenticator app shows now, or one of your backup codes."
    >
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {showing.isError && <ErrorMessage error={showing.error} />}
          <TextInput
            name="code"
            label="Code"
            placeholder="123456"
            autoComplete="one-time-code"
            maxLength={20}
            spellCheck={false}
            required
            autoFocus
          />
          <Button type="submit" size="sm" fullWidth loading={showing.isPending}>
            Sign in
          </Button>
          <Button variant="subtle" onClick={onBack}>
            Start again
          </Button>
        </Stack>
      </form>
    </EntryCard>
  );
}
