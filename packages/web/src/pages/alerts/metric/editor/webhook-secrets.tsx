import { Group, Stack } from "@mantine/core";
import type { MetricAlertRule } from "@vedette/contract";
import { LinkButton } from "../../../../components/links.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { SecretBox } from "../../../../ui/secret-box.tsx";

/** The secrets that new webhooks of a saved alert sign with, by address. */
export function newSecrets({ triggers }: MetricAlertRule): { url: string; secret: string }[] {
  return triggers.flatMap(({ actions }) =>
    actions.flatMap(({ url = "", secret }) => (secret === undefined ? [] : [{ url, secret }])),
  );
}

/** What is told once when a metric alert was saved: what its new webhooks sign with. */
export function WebhookSecrets({
  organization,
  rule,
}: {
  organization: string;
  rule: MetricAlertRule;
}) {
  return (
    <>
      <PageHeader
        title={`${rule.name} is saved`}
        description="Its new webhooks are signed. Whoever receives them needs the secret."
      />
      <Stack gap="md">
        {newSecrets(rule).map(({ url, secret }) => (
          <SecretBox key={url} what={`secret for ${url}`} secret={secret} />
        ))}
        <Group>
          <LinkButton
            to="/organizations/$organization/alerts/metric/$rule/"
            params={{ organization, rule: rule.id }}
          >
            I have copied it
          </LinkButton>
        </Group>
      </Stack>
    </>
  );
}
