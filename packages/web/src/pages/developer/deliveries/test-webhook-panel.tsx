import { Alert, Button, NativeSelect, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { WebhookKind } from "@vedette/contract";
import type { FormEvent } from "react";
import { useDeliveryChanges } from "../../../api/deliveries.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { formText } from "../../../ui/form-text.ts";
import { Panel } from "../../../ui/panel.tsx";
import classes from "./deliveries.module.css";

interface TestWebhookPanelProps {
  organization: string;
  app: string;
  events: readonly WebhookKind[];
}

/** Sends a sample the way real webhooks are sent, signed and recorded. */
export function TestWebhookPanel({ organization, app, events }: TestWebhookPanelProps) {
  const { sendTest } = useDeliveryChanges(app);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    sendTest.mutate(formText(new FormData(event.currentTarget), "event"));
  }

  return (
    <Panel title="Send a sample">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            It goes the way of real ones, with the header Vedette-Test, whether or not the
            integration subscribes to it. To receive webhooks on your own machine, run{" "}
            <code>vedette listen --forward-to http://localhost:3000/webhook</code>.
          </Text>
          <div className={classes["tools"]}>
            <NativeSelect name="event" label="Event" data={events.map(({ event }) => event)} />
            <Button type="submit" variant="default" loading={sendTest.isPending}>
              Send
            </Button>
          </div>
          {sendTest.isError && <ErrorMessage error={sendTest.error} />}
          {sendTest.isSuccess && (
            <Alert color="teal" variant="outline" role="status">
              <Link
                to="/organizations/$organization/settings/developer/$app/deliveries/$delivery/"
                params={{ organization, app, delivery: sendTest.data.id }}
              >
                Delivery {sendTest.data.id}
              </Link>{" "}
              is on its way.
            </Alert>
          )}
        </Stack>
      </form>
    </Panel>
  );
}
