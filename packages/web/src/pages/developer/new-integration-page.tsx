import { Stack, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { NewSentryApp } from "@vedette/contract";
import { useCreateSentryApp } from "../../api/sentry-apps.ts";
import { LinkButton } from "../../components/links.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { IntegrationForm } from "./integration-form.tsx";
import classes from "./integration-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/new-integration");

/** Creates an internal integration and shows its token and secret this once. */
export function NewIntegrationPage() {
  const { organization } = route.useParams();
  const creating = useCreateSentryApp(organization);
  if (creating.isSuccess) return <Created organization={organization} app={creating.data} />;
  return (
    <>
      <PageHeader
        title="New integration"
        description="An internal integration belongs to this organization and works from the moment it is made."
      />
      <div className={classes["panels"]}>
        <Panel title="What it is and may do">
          <IntegrationForm
            action="Create the integration"
            error={creating.error}
            busy={creating.isPending}
            onSubmit={(choices) => creating.mutate({ ...choices, isInternal: true })}
          />
        </Panel>
      </div>
    </>
  );
}

function Created({ organization, app }: { organization: string; app: NewSentryApp }) {
  const token = app.tokens[0]?.token;
  return (
    <>
      <PageHeader title={`${app.name} is ready`} />
      <Stack gap="md" className={classes["panels"]}>
        {token !== undefined && <SecretBox what="API token" secret={token} />}
        {typeof app.clientSecret === "string" && (
          <SecretBox what="client secret, which signs the webhooks" secret={app.clientSecret} />
        )}
        <Text size="sm" c="dimmed">
          The token goes into the Authorization: Bearer header of its API calls. The secret verifies
          the signature of every webhook it receives.
        </Text>
        <div>
          <LinkButton
            to="/organizations/$organization/settings/developer/$app/"
            params={{ organization, app: app.slug }}
          >
            I have copied them
          </LinkButton>
        </div>
      </Stack>
    </>
  );
}
