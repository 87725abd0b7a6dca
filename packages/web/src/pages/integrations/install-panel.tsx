import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { Consent } from "@vedette/contract";
import { useInstallationChanges } from "../../api/integrations.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { Panel } from "../../ui/panel.tsx";
import { safeLink } from "../../url/safe-link.ts";
import { EventAsks, PermissionAsks } from "./asks.tsx";
import classes from "./integration-page.module.css";

interface InstallPanelProps {
  organization: string;
  consent: Consent;
}

/** Asks for consent; with it, installs the integration and hands over to its own set-up. */
export function InstallPanel({ organization, consent }: InstallPanelProps) {
  const { app, mayInstall, missingScopes, redirectUrl } = consent;
  const { install } = useInstallationChanges(organization);

  function accept() {
    install.mutate(app.slug, {
      onSuccess(installed) {
        const next = safeLink(installed.redirectUrl ?? "");
        if (next !== undefined) window.location.assign(next);
        else notifyDone(`${app.name} is installed.`);
      },
    });
  }

  return (
    <Panel title={`Install ${app.name} on ${organization}`}>
      <Stack gap="sm">
        <Text size="sm">
          With your consent it may do the following in this organization, and nowhere else. You can
          uninstall it at any time; its access ends at once.
        </Text>
        <section>
          <h3 className={classes["asked"]}>What it may do</h3>
          <PermissionAsks consent={consent} />
        </section>
        <section>
          <h3 className={classes["asked"]}>What it is told</h3>
          <EventAsks consent={consent} />
        </section>
        {redirectUrl !== null && (
          <Text size="sm" c="dimmed">
            You are then taken to {hostOf(redirectUrl)} to finish.
          </Text>
        )}
        {missingScopes.length > 0 && (
          <Alert
            color="yellow"
            variant="outline"
            title="Somebody with more rights has to install it"
          >
            It asks for {missingScopes.join(", ")}, which you do not have yourself.
          </Alert>
        )}
        {install.isError && <ErrorMessage error={install.error} />}
        <Group>
          <Button onClick={accept} disabled={!mayInstall} loading={install.isPending}>
            Accept and install
          </Button>
          {!mayInstall && missingScopes.length === 0 && (
            <Text size="xs" c="dimmed">
              Managers and owners of the organization install integrations.
            </Text>
          )}
        </Group>
      </Stack>
    </Panel>
  );
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
