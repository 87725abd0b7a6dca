import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import {
  sentryAppTokensQuery,
  useCreateSentryAppToken,
  useDeleteSentryAppToken,
} from "../../api/sentry-app-tokens.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { TokenList } from "../../components/token-list.tsx";
import { formText } from "../../ui/form-text.ts";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import classes from "./tokens-panel.module.css";

/** The tokens of an internal integration: up to 20, each shown once. */
export function TokensPanel({ app }: { app: string }) {
  const tokens = useQuery(sentryAppTokensQuery(app));
  const creating = useCreateSentryAppToken(app);
  const deleting = useDeleteSentryAppToken(app);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    creating.mutate(formText(new FormData(form), "name"), { onSuccess: () => form.reset() });
  }

  return (
    <Panel title="Tokens" flush>
      <form onSubmit={onSubmit} className={classes["form"]}>
        <Stack gap="sm">
          {creating.isSuccess && <SecretBox what="API token" secret={creating.data.token} />}
          <Group gap="xs" align="end">
            <TextInput
              name="name"
              size="xs"
              label="Name of a new token"
              placeholder="What it is for"
              maxLength={255}
              required
              autoComplete="off"
            />
            <Button type="submit" variant="default" loading={creating.isPending}>
              Create
            </Button>
          </Group>
        </Stack>
      </form>
      {tokens.isError && <ErrorMessage error={tokens.error} />}
      <TokenList
        tokens={tokens.data ?? []}
        empty="No token. Create one so that the integration can use the API."
        busy={deleting.isPending}
        onDelete={(id) => deleting.mutate(id)}
      />
    </Panel>
  );
}
