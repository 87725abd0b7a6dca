import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { signIn } from "../../api/session.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { safeNext } from "../../url/safe-next.ts";

const route = getRouteApi("/sign-in");

/** E-mail and password for a session, then on to the page that was asked for. */
export function SignInPage() {
  usePageTitle("Sign in");
  const { next } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const entering = useMutation({
    meta: { quiet: true },
    mutationFn: signIn,
    onSuccess: async () => {
      queries.clear();
      await router.navigate({ href: safeNext(next) });
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    entering.mutate({ email: formText(form, "email"), password: formText(form, "password") });
  }

  return (
    <EntryCard title="Sign in" description="See what broke, where and for whom.">
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {entering.isError && <ErrorMessage error={entering.error} />}
          <TextInput
            name="email"
            type="email"
            label="E-mail"
            autoComplete="username"
            required
            autoFocus
          />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
          />
          <Button type="submit" size="sm" fullWidth loading={entering.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </EntryCard>
  );
}
