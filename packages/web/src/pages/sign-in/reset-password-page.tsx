import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { resetPassword } from "../../api/account.ts";
import { hasStatus } from "../../api/errors.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { formText } from "../../ui/form-text.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";

const route = getRouteApi("/reset-password/$token");

/** What the link of a forgotten password opens. */
export function ResetPasswordPage() {
  usePageTitle("Choose a new password");
  const { token } = route.useParams();
  const resetting = useMutation({
    meta: { quiet: true },
    mutationFn: (password: string) => resetPassword(token, password),
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    resetting.mutate(formText(new FormData(event.currentTarget), "password"));
  }

  if (resetting.isSuccess) {
    return (
      <EntryCard
        title="The password is changed"
        description="You were signed out everywhere. Sign in with the new one."
      >
        <LinkButton to="/sign-in/" fullWidth size="sm">
          Sign in
        </LinkButton>
      </EntryCard>
    );
  }
  return (
    <EntryCard title="Choose a new password" description="The link is good for one change.">
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {resetting.isError && !hasStatus(resetting.error, 400) && (
            <ErrorMessage error={resetting.error} />
          )}
          {hasStatus(resetting.error, 400) && (
            <Text size="sm" role="alert">
              The link was used before or is too old.{" "}
              <LinkButton to="/forgot-password/" variant="default" size="compact-xs">
                Ask for another
              </LinkButton>
            </Text>
          )}
          <PasswordInput
            name="password"
            label="New password"
            description="At least 8 characters."
            autoComplete="new-password"
            minLength={8}
            maxLength={256}
            required
            autoFocus
          />
          <Button type="submit" size="sm" fullWidth loading={resetting.isPending}>
            Change the password
          </Button>
        </Stack>
      </form>
    </EntryCard>
  );
}
