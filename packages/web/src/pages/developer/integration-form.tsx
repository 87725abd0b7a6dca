import { Button, Checkbox, Fieldset, Stack, TextInput } from "@mantine/core";
import type { EventResource, Scope, SentryApp } from "@vedette/contract";
import { useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PermissionGrid } from "../../components/permission-grid.tsx";
import { formText } from "../../ui/form-text.ts";
import { SUBSCRIPTIONS } from "./app-words.ts";
import classes from "./integration-form.module.css";

const FIELDS = ["name", "webhookUrl", "scopes", "events"];

/** What a person decides about an internal integration. */
export interface IntegrationChoices {
  name: string;
  webhookUrl: string | null;
  scopes: Scope[];
  events: EventResource[];
}

interface IntegrationFormProps {
  /** As it is now; left out for a new one. */
  app?: SentryApp;
  action: string;
  error: unknown;
  busy: boolean;
  onSubmit: (choices: IntegrationChoices) => void;
}

/** Name, webhook address, permissions and subscriptions of an internal integration. */
export function IntegrationForm({ app, action, error, busy, onSubmit }: IntegrationFormProps) {
  const [scopes, setScopes] = useState<Scope[]>(app?.scopes ?? ["event:read"]);
  const [events, setEvents] = useState<EventResource[]>(app?.events ?? []);
  const wrong = fieldsOf(error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const webhookUrl = formText(form, "webhookUrl");
    onSubmit({
      name: formText(form, "name"),
      webhookUrl: webhookUrl === "" ? null : webhookUrl,
      scopes,
      events,
    });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          name="name"
          label="Name"
          defaultValue={app?.name ?? ""}
          maxLength={57}
          required
          autoComplete="off"
          error={wrong["name"]}
        />
        <TextInput
          name="webhookUrl"
          type="url"
          label="Webhook address"
          description="Signed POST requests go there. May stay empty when it only uses the API."
          placeholder="https://tool.example/webhooks"
          defaultValue={app?.webhookUrl ?? ""}
          maxLength={512}
          autoComplete="off"
          error={wrong["webhookUrl"]}
        />
        <PermissionGrid scopes={scopes} onChange={setScopes} error={wrong["scopes"]} />
        <Subscriptions events={events} onChange={setEvents} error={wrong["events"]} />
        {error !== null && !isAboutFields(error, FIELDS) && <ErrorMessage error={error} />}
        <div>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface SubscriptionsProps {
  events: readonly EventResource[];
  onChange: (events: EventResource[]) => void;
  error: string | undefined;
}

function Subscriptions({ events, onChange, error }: SubscriptionsProps) {
  return (
    <Fieldset legend="Webhooks: what it hears about" variant="unstyled" className={classes["set"]}>
      {SUBSCRIPTIONS.map(({ resource, label, description }) => (
        <Checkbox
          key={resource}
          label={label}
          description={description}
          checked={events.includes(resource)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [...events, resource]
                : events.filter((one) => one !== resource),
            )
          }
        />
      ))}
      {error !== undefined && (
        <p role="alert" className={classes["error"]}>
          {error}
        </p>
      )}
    </Fieldset>
  );
}
