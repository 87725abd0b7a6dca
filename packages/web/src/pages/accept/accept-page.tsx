import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { accept, invitationQuery } from "../../api/invitations.ts";
import { signIn } from "../../api/session.ts";
import { EntryCard } from "../../components/entry-card.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { formText } from "../../ui/form-text.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";

const route = getRouteApi("/accept/$invitedTo/$invitation/$secret");

/** What the link of an invitation opens: who invites to what, and the seat to take. */
export function AcceptPage() {
  usePageTitle("Invitation");
  const link = route.useParams();
  const invitation = useQuery(invitationQuery(link));
  const router = useRouter();
  const queries = useQueryClient();
  const accepting = useMutation({
    meta: { quiet: true },
    mutationFn: async (account: { name: string; password: string } | null) => {
      await accept(link, account);
      const email = invitation.data?.email;
      if (account !== null && email !== undefined) {
        await signIn({ email, password: account.password });
      }
    },
    onSuccess: async () => {
      queries.clear();
      await router.navigate({
        to: "/organizations/$organization/issues/",
        params: { organization: link.invitedTo },
      });
    },
  });
  if (invitation.isPending) return null;
  if (invitation.isError) {
    return (
      <EntryCard title="Invitation" description="This link does not open anything.">
        <Stack gap="md">
          <ErrorMessage error={invitation.error} />
          <LinkButton to="/sign-in/" variant="default" fullWidth>
            To the sign-in page
          </LinkButton>
        </Stack>
      </EntryCard>
    );
  }
  const { orgName, orgRole, inviterName, email, ...standing } = invitation.data;
  return (
    <EntryCard
      title={`Join ${orgName}`}
      description={`${inviterName ?? "Somebody"} invites ${email} as ${orgRole}.`}
    >
      {standing.existingMember ? (
        <Stack gap="md">
          <Text size="sm">You belong to {orgName} already.</Text>
          <LinkButton to="/" fullWidth>
            To the issues
          </LinkButton>
        </Stack>
      ) : !standing.needsAuthentication ? (
        <Stack gap="md">
          {accepting.isError && <ErrorMessage error={accepting.error} />}
          <Button
            size="sm"
            fullWidth
            loading={accepting.isPending}
            onClick={() => accepting.mutate(null)}
          >
            Join {orgName}
          </Button>
        </Stack>
      ) : standing.hasAccount ? (
        <Stack gap="md">
          <Text size="sm">Sign in as {email} first; the invitation is waiting for you here.</Text>
          <LinkButton
            to="/sign-in/"
            search={{ next: `/accept/${link.invitedTo}/${link.invitation}/${link.secret}/` }}
            fullWidth
          >
            Sign in
          </LinkButton>
        </Stack>
      ) : (
        <NewAccountForm
          error={accepting.error}
          busy={accepting.isPending}
          onSubmit={(account) => accepting.mutate(account)}
        />
      )}
    </EntryCard>
  );
}

interface NewAccountFormProps {
  error: unknown;
  busy: boolean;
  onSubmit: (account: { name: string; password: string }) => void;
}

function NewAccountForm({ error, busy, onSubmit }: NewAccountFormProps) {
  const wrong = fieldsOf(error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({ name: formText(form, "name"), password: formText(form, "password") });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {error !== null && !isAboutFields(error, ["name", "password"]) && (
          <ErrorMessage error={error} />
        )}
        <TextInput
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={128}
          required
          autoFocus
          error={wrong["name"]}
        />
        <PasswordInput
          name="password"
          label="Password"
          description="At least 8 characters."
          autoComplete="new-password"
          minLength={8}
          maxLength={256}
          required
          error={wrong["password"]}
        />
        <Button type="submit" size="sm" fullWidth loading={busy}>
          Make my account and join
        </Button>
      </Stack>
    </form>
  );
}
