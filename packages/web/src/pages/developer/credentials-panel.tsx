import { Stack, Text } from "@mantine/core";
import type { SentryApp } from "@vedette/contract";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Panel } from "../../ui/panel.tsx";
import { secretWords } from "./app-words.ts";

/** The client id, and the secret for as long as it can be seen. */
export function CredentialsPanel({ app }: { app: SentryApp }) {
  if (app.clientId === undefined) return null;
  const secret = secretWords(app.clientSecret);
  return (
    <Panel title="Credentials">
      <Stack gap="sm">
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            Client ID
          </Text>
          <CodeBlock code={app.clientId} label="client ID" />
        </div>
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            Client secret. It signs every webhook, and exchanges codes for tokens.
          </Text>
          {secret.value !== undefined && <CodeBlock code={secret.value} label="client secret" />}
          <Text size="xs" c="dimmed" mt={4}>
            {secret.words}
          </Text>
        </div>
      </Stack>
    </Panel>
  );
}
