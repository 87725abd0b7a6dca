import { Group, Stack, Text } from "@mantine/core";
import type { NewSentryApp } from "@vedette/contract";
import { LinkButton } from "../../components/links.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import classes from "./integration-layout.module.css";

/** A just created integration, with what is shown this once, and what to do next. */
export function CreatedIntegration({
  organization,
  app,
}: {
  organization: string;
  app: NewSentryApp;
}) {
  const token = app.tokens[0]?.token;
  const params = { organization, app: app.slug };
  return (
    <>
      <PageHeader title={`${app.name} is ready`} />
      <Stack gap="md" className={classes["panels"] ?? ""}>
        {token !== undefined && <SecretBox what="API token" secret={token} />}
        {typeof app.clientSecret === "string" && (
          <SecretBox what="client secret, which signs the webhooks" secret={app.clientSecret} />
        )}
        <Text size="sm" c="dimmed">
          {token === undefined
            ? "The secret verifies the signature of every webhook, and exchanges the code of an installation for tokens. Install it on your own organization to try it."
            : "The token goes into the Authorization: Bearer header of its API calls. The secret verifies the signature of every webhook it receives."}
        </Text>
        <Group gap="xs">
          <LinkButton to="/organizations/$organization/settings/developer/$app/" params={params}>
            I have copied {token === undefined ? "it" : "them"}
          </LinkButton>
          {token === undefined && (
            <LinkButton
              to="/organizations/$organization/integrations/$app/"
              params={params}
              variant="default"
            >
              Install it here
            </LinkButton>
          )}
        </Group>
      </Stack>
    </>
  );
}
