import { Button, Stack, Text, TextInput } from "@mantine/core";
import type { Recovery } from "@vedette/contract";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../../api/errors.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { counted } from "../../../format/number.ts";
import { shortTime } from "../../../format/time.ts";
import { formText } from "../../../ui/form-text.ts";
import { ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import classes from "./deliveries.module.css";

interface RecoverPanelProps {
  /** Begins one; what a person may not, they are not offered. */
  recover: {
    mutate: (request: { since: string }) => void;
    isPending: boolean;
    isError: boolean;
    error: Error | null;
  };
  recoveries: readonly Recovery[];
}

/** Sends everything again that failed or was skipped since a time; shows how far that is. */
export function RecoverPanel({ recover, recoveries }: RecoverPanelProps) {
  const wrong = fieldsOf(recover.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const since = new Date(formText(new FormData(event.currentTarget), "since"));
    recover.mutate({ since: since.toISOString() });
  }

  return (
    <Panel title="Recover what was missed">
      <Stack gap="sm">
        <form onSubmit={onSubmit}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              After an outage of the receiver: everything that failed or was skipped since then is
              sent again, a part at a time, under the same idempotency keys.
            </Text>
            <div className={classes["tools"]}>
              <TextInput
                name="since"
                type="datetime-local"
                label="Since"
                required
                error={wrong["since"]}
              />
              <Button type="submit" variant="default" loading={recover.isPending}>
                Recover
              </Button>
            </div>
            {recover.isError && !isAboutFields(recover.error, ["since"]) && (
              <ErrorMessage error={recover.error} />
            )}
          </Stack>
        </form>
        <ul>
          {recoveries.map((one) => (
            <ListLine
              key={one.id}
              title={`Since ${shortTime(one.since)}`}
              facts={[
                <>
                  asked for <TimeAgo instant={one.dateCreated} />
                </>,
              ]}
              aside={`${counted(one.recovered, "delivery", "deliveries")} sent again${one.dateFinished === null ? " so far" : ""}`}
            />
          ))}
        </ul>
      </Stack>
    </Panel>
  );
}
