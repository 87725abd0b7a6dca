import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { askForReset } from "../../api/account.ts";
import { setupQuery } from "../../api/setup.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { formText } from "../../ui/form-text.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";

/** Sends who forgot their password a mail, where the instance sends any. */
export function ForgotPasswordPage() {
  usePageTitle("Forgot your password");
  const { data: instance } = useQuery(setupQuery);
  const asking = useMutation({ meta: { quiet: true }, mutationFn: askForReset });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    asking.mutate(formText(new FormData(event.currentTarget), "email"));
  }

  const back = (
    <LinkButton to="/sign-in/" variant="subtle" fullWidth>
      To the sign-in page
    </LinkButton>
  );
  if (instance?.sendsMail === false) {
    return (
      <EntryCard
        title="Forgot your password?"
        description="This instance sends no mail, so an administrator of it has to help you."
      >
        <Stack gap="md">
          <Text size="sm">
            Under Administration › Users they make a link with which you choose a new password.
          </Text>
          {back}
        </Stack>
      </EntryCard>
    );
  }
  if (asking.isSuccess) {
    return (
      <EntryCard
        title="Look at your mail"
        description={`If ${asking.variables} has an account here, a link is on its way. It is valid for an hour.`}
      >
        {back}
      </EntryCard>
    );
  }
  return (
    <EntryCard
      title="Forgot your password?"
      description="We mail you a link with which you choose a new one."
    >
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {asking.isError && <ErrorMessage error={asking.error} />}
          <TextInput
            name="email"
            type="email"
            label="E-mail"
            autoComplete="username"
            required
            autoFocus
          />
          <Button type="submit" size="sm" fullWidth loading={asking.isPending}>
            Send the link
          </Button>
          {back}
        </Stack>
      </form>
    </EntryCard>
  );
}
