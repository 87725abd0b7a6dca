import { Checkbox, Fieldset } from "@mantine/core";
import type { EventResource, Scope } from "@vedette/contract";
import { missingFor } from "./app-draft.ts";
import { SUBSCRIPTIONS } from "./app-words.ts";
import classes from "./form-set.module.css";

interface SubscriptionsFieldProps {
  events: readonly EventResource[];
  scopes: readonly Scope[];
  onChange: (events: EventResource[]) => void;
  error: string | undefined;
}

/** What an integration hears about; what it may not read, it cannot hear about. */
export function SubscriptionsField(props: SubscriptionsFieldProps) {
  const { events, scopes, onChange, error } = props;
  return (
    <Fieldset legend="Webhooks: what it hears about" variant="unstyled" className={classes["set"]}>
      {SUBSCRIPTIONS.map(({ resource, label, description }) => {
        const isChosen = events.includes(resource);
        const missing = missingFor(resource, scopes);
        return (
          <Checkbox
            key={resource}
            label={label}
            description={
              missing === undefined || isChosen ? description : `${description}. ${missing}`
            }
            error={isChosen ? missing : undefined}
            disabled={!isChosen && missing !== undefined}
            checked={isChosen}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...events, resource]
                  : events.filter((one) => one !== resource),
              )
            }
          />
        );
      })}
      {error !== undefined && (
        <p role="alert" className={classes["error"]}>
          {error}
        </p>
      )}
    </Fieldset>
  );
}
