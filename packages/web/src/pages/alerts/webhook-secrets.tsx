import { Group, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { PageHeader } from "../../ui/page-header.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import type { NewSecret } from "./new-secrets.ts";

interface WebhookSecretsProps {
  /** Of the rule or alert that was saved. */
  name: string;
  secrets: readonly NewSecret[];
  /** The link that leads on. */
  children: ReactNode;
}

/** What is told once when a rule was saved: what its new webhooks sign with. */
export function WebhookSecrets({ name, secrets, children }: WebhookSecretsProps) {
  return (
    <>
      <PageHeader
        title={`${name} is saved`}
        description="Its new webhooks are signed. Whoever receives them needs the secret."
      />
      <Stack gap="md">
        {secrets.map(({ url, secret }) => (
          <SecretBox key={secret} what={`secret for ${url}`} secret={secret} />
        ))}
        <Group>{children}</Group>
      </Stack>
    </>
  );
}
