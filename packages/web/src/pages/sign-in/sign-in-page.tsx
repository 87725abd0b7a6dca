import { Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { hasPasskeys, isRefusedByPerson, signInWithPasskey } from "../../api/passkeys.ts";
import { signIn } from "../../api/session.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";
import { Icon } from "../../ui/icon.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { safeNext } from "../../url/safe-next.ts";
import { CodeForm } from "./code-form.tsx";

const route = getRouteApi("/sign-in");

/** E-mail and password, or a passkey, for a session; then on to the page that was asked for. */
export function SignInPage() {
  usePageTitle("Sign in");
  const { next } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();

  async function enter() {
    queries.clear();
    await router.navigate({ href: safeNext(next) });
  }

  const entering = useMutation({
    meta: { quiet: true },
    mutationFn: signIn,
    onSuccess: async ({ needsCode }) => {
      if (!needsCode) await enter();
    },
  });

  if (entering.data?.needsCode === true) {
    return <CodeForm onEntered={enter} onBack={() => entering.reset()} />;
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    entering.mutate({ email: formText(form, "email"), password: formText(form, "password") });
  }

  return (
    <EntryCard title="Sign in" description="See what broke, where and for whom.">
      <Stack gap="md">
        <form onSubmit={onSubmit}>
          <Stack gap="md">
            {entering.isError && <ErrorMessage error={entering.error} />}
            <TextInput
              name="email"
              type="email"
              label="E-mail"
              autoComplete="username webauthn"
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
        {hasPasskeys && <PasskeyButton onEntered={enter} />}
        <Text size="xs" ta="center">
          <Anchor component={Link} to="/forgot-password/" inherit>
            Forgot your password?
          </Anchor>
        </Text>
      </Stack>
    </EntryCard>
  );
}

function PasskeyButton({ onEntered }: { onEntered: () => Promise<void> }) {
  const entering = useMutation({
    meta: { quiet: true },
    mutationFn: signInWithPasskey,
    onSuccess: onEntered,
  });
  return (
    <Stack gap="sm">
      <Divider label="or" />
      <Button
        variant="default"
        size="sm"
        fullWidth
        leftSection={<Icon name="key" size={14} />}
        loading={entering.isPending}
        onClick={() => entering.mutate()}
      >
        Sign in with a passkey
      </Button>
      {entering.isError &&
        (isRefusedByPerson(entering.error) ? (
          <Text size="sm" c="dimmed" role="status">
            No passkey was used.
          </Text>
        ) : (
          <ErrorMessage error={entering.error} />
        ))}
    </Stack>
  );
}
