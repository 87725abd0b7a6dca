import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import type { SentryApp } from "@vedette/contract";
import { useState } from "react";
import { useRotateSecret } from "../../api/sentry-apps.ts";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";

const OVERLAPS = [
  { value: "0", label: "not at all" },
  { value: "1", label: "for an hour" },
  { value: "24", label: "for a day" },
  { value: "168", label: "for a week" },
  { value: "720", label: "for 30 days" },
];

/** Replaces the client secret; for a while the old one may sign beside the new one. */
export function RotatePanel({ app }: { app: SentryApp }) {
  const rotating = useRotateSecret(app.slug);
  const [asking, setAsking] = useState(false);
  const [hours, setHours] = useState("24");
  const signsBoth = app.standardWebhooks && hours !== "0";
  return (
    <Panel title="Replace the secret">
      <Stack gap="sm">
        {rotating.isSuccess && (
          <>
            <SecretBox what="client secret" secret={rotating.data.clientSecret} />
            {signsBoth && (
              <Text size="xs" c="dimmed">
                The old one signs <code>webhook-signature</code> beside it until{" "}
                <TimeAgo instant={rotating.data.previousUntil} />.
              </Text>
            )}
          </>
        )}
        <Group gap="sm" align="end">
          {app.standardWebhooks && (
            <NativeSelect
              size="xs"
              label="The old secret goes on signing webhook-signature"
              value={hours}
              onChange={(event) => setHours(event.currentTarget.value)}
              data={OVERLAPS}
            />
          )}
          <Button variant="default" onClick={() => setAsking(true)}>
            Replace the secret
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          Sentry-Hook-Signature, and the exchange of codes for tokens, take the new secret from the
          next request on.{" "}
          {app.standardWebhooks
            ? "Receivers that check webhook-signature can be changed one after the other."
            : "With Standard Webhooks signatures, among the permissions, the old one could sign beside it for a while."}
        </Text>
      </Stack>
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => rotating.mutate(Number(hours), { onSettled: () => setAsking(false) })}
        title="Replace the client secret"
        warning={
          signsBoth
            ? "The new secret signs from the next webhook on. The old one signs webhook-signature beside it for the time you chose, and stops working everywhere else at once."
            : "The secret in use stops working at once: webhooks are signed with the new one, and receivers must know it."
        }
        name={app.name}
        action="Replace the secret"
        busy={rotating.isPending}
      />
    </Panel>
  );
}
