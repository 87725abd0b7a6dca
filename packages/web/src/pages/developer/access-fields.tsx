import { Checkbox, Stack, Textarea, TextInput } from "@mantine/core";
import { PermissionGrid } from "../../components/permission-grid.tsx";
import type { AppDraft } from "./app-draft.ts";
import { SubscriptionsField } from "./subscriptions-field.tsx";
import classes from "./form-set.module.css";

/** The fields below, for telling which refusals they show. */
export const ACCESS_FIELDS = ["scopes", "webhookUrl", "events", "webhookHeaders"] as const;

interface AccessFieldsProps {
  draft: AppDraft;
  onChange: (change: Partial<AppDraft>) => void;
  errors: { readonly [field: string]: string };
  isInternal: boolean;
  isPublished: boolean;
}

/** What an integration may do, and what it is told and where. */
export function AccessFields(props: AccessFieldsProps) {
  const { draft, onChange, errors, isInternal, isPublished } = props;
  return (
    <Stack gap="md">
      {isPublished && (
        <p className={classes["hint"]}>
          Its permissions are fixed since it is published: organizations agreed to these when they
          installed it. For more, make another integration.
        </p>
      )}
      <PermissionGrid
        scopes={draft.scopes}
        onChange={(scopes) => onChange({ scopes })}
        error={errors["scopes"]}
        disabled={isPublished}
      />
      <TextInput
        type="url"
        label="Webhook address"
        description={
          isInternal
            ? "Signed POST requests go there. May stay empty when it only uses the API."
            : "Signed POST requests go there, also when somebody installs it."
        }
        placeholder="https://tool.example/webhooks"
        value={draft.webhookUrl}
        onChange={(event) => onChange({ webhookUrl: event.currentTarget.value })}
        maxLength={512}
        required={!isInternal}
        autoComplete="off"
        error={errors["webhookUrl"]}
      />
      <SubscriptionsField
        events={draft.events}
        scopes={draft.scopes}
        onChange={(events) => onChange({ events })}
        error={errors["events"]}
      />
      <Checkbox
        label="Alerts can tell it"
        description="It is offered as an action of alert rules. With settings of its own, it needs an alert-rule-action among its UI components."
        checked={draft.isAlertable}
        onChange={(event) => onChange({ isAlertable: event.currentTarget.checked })}
      />
      <Textarea
        label="Headers to send along (optional)"
        description="Name: value, one a line, for receivers that ask for a password. Kept encrypted, and stars in every record."
        placeholder="Authorization: Bearer …"
        value={draft.webhookHeaders}
        onChange={(event) => onChange({ webhookHeaders: event.currentTarget.value })}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        error={errors["webhookHeaders"]}
      />
      <Checkbox
        label="Sign by Standard Webhooks too"
        description="webhook-id, webhook-timestamp and webhook-signature are sent beside the Sentry-Hook headers. Needed to rotate the secret without a gap."
        checked={draft.standardWebhooks}
        onChange={(event) => onChange({ standardWebhooks: event.currentTarget.checked })}
      />
      <Checkbox
        label="Keep the order of each issue"
        description="A webhook of an issue waits until the one before it arrived or was given up. Without this, each is sent as soon as it can be."
        checked={draft.orderedDelivery}
        onChange={(event) => onChange({ orderedDelivery: event.currentTarget.checked })}
      />
    </Stack>
  );
}
