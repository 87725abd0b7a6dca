import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { ApiApplication } from "@vedette/contract";
import { oauthApplicationQuery, useOauthApplicationChanges } from "../../api/oauth-applications.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { OauthApplicationForm } from "./oauth-application-form.tsx";
import classes from "./tokens-page.module.css";

const route = getRouteApi("/signed-in/account/oauth-applications/$application");

/** One OAuth application of the person: its settings, its credentials, its end. */
export function OauthApplicationPage() {
  const { application: id } = route.useParams();
  const { data, error } = useQuery(oauthApplicationQuery(id));
  const { update } = useOauthApplicationChanges(id);
  if (error !== null) return <ErrorMessage error={error} />;
  if (data === undefined) return null;
  return (
    <>
      <PageHeader title={data.name} description="An OAuth application of yours." />
      <div className={classes["panels"]}>
        <Credentials application={data} />
        <Panel title="Settings">
          <OauthApplicationForm
            key={data.id}
            application={data}
            action="Save"
            busy={update.isPending}
            error={update.error}
            onSubmit={(fields) =>
              update.mutate(fields, { onSuccess: () => notifyDone("The application is saved.") })
            }
          />
        </Panel>
        <Remove application={data} />
      </div>
    </>
  );
}

function Credentials({ application }: { application: ApiApplication }) {
  const { rotate } = useOauthApplicationChanges(application.id);
  return (
    <Panel title="Credentials">
      <Stack gap="md">
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          Client id <code>{application.clientID}</code>{" "}
          <CopyButton value={application.clientID} what="client id" />
        </Text>
        {rotate.isSuccess && <SecretBox what="client secret" secret={rotate.data} />}
        {application.isPublic ? (
          <Text size="sm" c="dimmed">
            A public client has no secret. It sends a code challenge instead (PKCE).
          </Text>
        ) : (
          <Group justify="space-between" gap="sm">
            <Text size="sm" c="dimmed">
              The client secret was shown once. Another one ends it at once; tokens stay good.
            </Text>
            <ConfirmButton
              action="Replace"
              what="the client secret"
              busy={rotate.isPending}
              onConfirm={() => rotate.mutate()}
            />
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

function Remove({ application }: { application: ApiApplication }) {
  const { remove } = useOauthApplicationChanges(application.id);
  const navigate = useNavigate();
  return (
    <RemovePanel
      kind="application"
      name={application.name}
      consequence="Everybody who allowed it is rid of it, and all its tokens are dead at once."
      warning="All tokens that people gave it are dead at once. This cannot be undone."
      busy={remove.isPending}
      remove={(after) => remove.mutate(undefined, after)}
      onRemoved={() => void navigate({ to: "/account/oauth-applications/" })}
    />
  );
}
