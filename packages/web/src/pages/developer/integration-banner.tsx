import { Alert, Button, Group, Text } from "@mantine/core";
import type { SentryApp } from "@vedette/contract";
import { useEnableWebhooks } from "../../api/sentry-apps.ts";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { Icon } from "../../ui/icon.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./integration-layout.module.css";

const REASONS = {
  timeouts: "Its receiver did not answer in time, more than 1000 times within a day.",
  gone: "Its receiver answered 410 Gone: it asked to be told nothing more.",
};

interface IntegrationBannerProps {
  organization: string;
  app: SentryApp;
}

/** Says above an integration's pages that it is switched off, or that nothing is sent to it. */
export function IntegrationBanner({ organization, app }: IntegrationBannerProps) {
  return (
    <>
      {app.isDisabled && (
        <Alert
          color="red"
          variant="outline"
          icon={<Icon name="alert" />}
          title="Switched off by the staff of this instance"
          className={classes["banner"] ?? ""}
        >
          It is told nothing, nobody sees it and its tokens are refused. You may change or delete
          it; the staff switches it on again.
        </Alert>
      )}
      {app.webhookDisabled && (
        <WebhooksStopped organization={organization} app={app} why={app.webhookDisabled} />
      )}
    </>
  );
}

function WebhooksStopped({
  organization,
  app,
  why,
}: IntegrationBannerProps & { why: NonNullable<SentryApp["webhookDisabled"]> }) {
  const enabling = useEnableWebhooks(app.slug);
  const mayWrite = useAccess(organization, "org:write", "org:admin");
  return (
    <Alert
      color="red"
      variant="outline"
      icon={<Icon name="alert" />}
      title="Webhooks are stopped"
      className={classes["banner"] ?? ""}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {REASONS[why.reason]} Nothing has been sent since <TimeAgo instant={why.at} />.
        </Text>
        {mayWrite && (
          <Button
            variant="default"
            loading={enabling.isPending}
            onClick={() =>
              enabling.mutate(undefined, {
                onSuccess: () => notifyDone(`Webhooks go to ${app.name} again.`),
              })
            }
          >
            Send webhooks again
          </Button>
        )}
      </Group>
    </Alert>
  );
}
