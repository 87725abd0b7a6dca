import { Button, Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { SentryApp } from "@vedette/contract";
import { useState } from "react";
import { useDeleteSentryApp } from "../../api/sentry-apps.ts";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { Panel } from "../../ui/panel.tsx";

interface DeleteIntegrationProps {
  organization: string;
  app: SentryApp;
}

/** Removes an integration for good, after its name has been typed. */
export function DeleteIntegration({ organization, app }: DeleteIntegrationProps) {
  const deleting = useDeleteSentryApp(app.slug);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);

  function remove() {
    deleting.mutate(undefined, {
      onSuccess: () => {
        void navigate({
          to: "/organizations/$organization/settings/developer/",
          params: { organization },
        });
        notifyDone(`${app.name} is deleted.`);
      },
      onError: () => setAsking(false),
    });
  }

  return (
    <Panel title="Delete this integration">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          Its tokens stop working at once and it hears of nothing any more.
        </Text>
        <Button variant="outline" color="red" onClick={() => setAsking(true)}>
          Delete {app.name}
        </Button>
      </Group>
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={remove}
        title={`Delete ${app.name}`}
        warning="The integration, its tokens and its history of requests go. This cannot be undone."
        name={app.name}
        action="Delete the integration"
        busy={deleting.isPending}
      />
    </Panel>
  );
}
