import { Badge, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { oauthApplicationsQuery, useCreateOauthApplication } from "../../api/oauth-applications.ts";
import { counted } from "../../format/number.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { OauthApplicationForm } from "./oauth-application-form.tsx";
import classes from "./tokens-page.module.css";

/** The programs that the person registered, which ask others to let them act as them. */
export function OauthApplicationsPage() {
  const applications = useQuery(oauthApplicationsQuery);
  return (
    <>
      <PageHeader
        title="OAuth applications"
        description="Programs that act as the people who allow it. For a program that acts as itself, make an integration."
      />
      <div className={classes["panels"]}>
        <Panel title="Your applications" flush>
          {applications.isError && <ErrorMessage error={applications.error} />}
          <ul>
            {applications.data?.map((application) => (
              <ListLine
                key={application.id}
                title={
                  <>
                    {application.name}{" "}
                    {application.isPublic && <Badge color="gray">public client</Badge>}
                  </>
                }
                facts={[
                  <>
                    made <TimeAgo instant={application.dateCreated} />,{" "}
                    {counted(application.redirectUris.length, "redirect URI")}
                  </>,
                ]}
                aside={
                  <LinkButton
                    to="/account/oauth-applications/$application/"
                    params={{ application: application.id }}
                    variant="default"
                    size="compact-xs"
                    aria-label={`Settings of ${application.name}`}
                  >
                    Settings
                  </LinkButton>
                }
              />
            ))}
          </ul>
          {applications.data?.length === 0 && (
            <EmptyLine>None yet. Register one below, and send people to it.</EmptyLine>
          )}
        </Panel>
        <Panel title="Register an application">
          <NewApplication />
        </Panel>
      </div>
    </>
  );
}

function NewApplication() {
  const creating = useCreateOauthApplication();
  if (creating.isSuccess) {
    const { id, name, clientSecret } = creating.data;
    return (
      <Stack gap="md">
        <Text size="sm">
          {name} is registered. Its client id is <code>{id}</code>{" "}
          <CopyButton value={id} what="client id" />
        </Text>
        {clientSecret !== null && <SecretBox what="client secret" secret={clientSecret} />}
        <div>
          <LinkButton to="/account/oauth-applications/$application/" params={{ application: id }}>
            To its settings
          </LinkButton>
        </div>
      </Stack>
    );
  }
  return (
    <OauthApplicationForm
      action="Register"
      busy={creating.isPending}
      error={creating.error}
      onSubmit={(fields) => creating.mutate(fields)}
    />
  );
}
