import { Button, Stack, Text } from "@mantine/core";
import type { SentryApp } from "@vedette/contract";
import { useState } from "react";
import { useRotateSecret } from "../../api/sentry-apps.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";

/** The client id, and the secret that signs webhooks: it can be replaced, but not read again. */
export function CredentialsPanel({ app }: { app: SentryApp }) {
  const rotating = useRotateSecret(app.slug);
  const [asking, setAsking] = useState(false);
  if (app.clientId === undefined) return null;
  return (
    <Panel
      title="Credentials"
      aside={
        <Button variant="default" size="compact-xs" onClick={() => setAsking(true)}>
          Replace the secret
        </Button>
      }
    >
      <Stack gap="sm">
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            Client ID
          </Text>
          <CodeBlock code={app.clientId} label="client ID" />
        </div>
        {rotating.isSuccess ? (
          <SecretBox what="client secret" secret={rotating.data.clientSecret} />
        ) : (
          <Text size="xs" c="dimmed">
            The client secret signs every webhook. It was shown when the integration was made; if it
            is lost, replace it.
          </Text>
        )}
      </Stack>
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => rotating.mutate(undefined, { onSettled: () => setAsking(false) })}
        title="Replace the client secret"
        warning="The secret in use stops working at once: webhooks are signed with the new one, and receivers must know it."
        name={app.name}
        action="Replace the secret"
        busy={rotating.isPending}
      />
    </Panel>
  );
}
