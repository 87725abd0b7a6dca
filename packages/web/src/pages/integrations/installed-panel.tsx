import { Button, Group, Stack, Text } from "@mantine/core";
import type { Consent } from "@vedette/contract";
import { useState } from "react";
import { useInstallationChanges } from "../../api/integrations.ts";
import { LinkButton } from "../../components/links.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { Panel } from "../../ui/panel.tsx";

interface InstalledPanelProps {
  organization: string;
  consent: Consent;
}

/** What can be done with an integration that is there: configure it at its own place, uninstall it. */
export function InstalledPanel({ organization, consent }: InstalledPanelProps) {
  const { app, installation } = consent;
  const { uninstall } = useInstallationChanges(organization);
  const [asking, setAsking] = useState(false);
  const mayChange = useAccess(organization, "org:integrations", "org:write", "org:admin");
  if (installation === null) return null;
  const isOwn = app.owner?.slug === organization;
  return (
    <Panel title="In this organization">
      <Stack gap="sm">
        {installation.status === "pending" && (
          <Text size="sm">
            It is told of nothing yet: it still has to say that it is ready, which it does when its
            own set-up is finished.
          </Text>
        )}
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed">
            Installation <code>{installation.uuid}</code>
          </Text>
          <Group gap="xs">
            {isOwn && (
              <LinkButton
                to="/organizations/$organization/settings/developer/$app/"
                params={{ organization, app: app.slug }}
                variant="default"
              >
                Developer settings
              </LinkButton>
            )}
            {app.status !== "internal" && mayChange && (
              <Button variant="outline" color="red" onClick={() => setAsking(true)}>
                Uninstall
              </Button>
            )}
          </Group>
        </Group>
      </Stack>
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          uninstall.mutate(installation.uuid, {
            onSuccess: () => notifyDone(`${app.name} is uninstalled.`),
            onSettled: () => setAsking(false),
          })
        }
        title={`Uninstall ${app.name}`}
        warning="Its tokens stop working at once and it is told nothing more. Alerts that name it skip it."
        name={app.name}
        action="Uninstall"
        busy={uninstall.isPending}
      />
    </Panel>
  );
}
