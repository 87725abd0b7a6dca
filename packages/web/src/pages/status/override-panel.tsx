import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import type { Hoot } from "@vedette/contract";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { useHootChanges } from "../../api/hoots.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";
import { Panel } from "../../ui/panel.tsx";
import { fullTime } from "../../format/time.ts";
import { StateMark } from "./state-mark.tsx";

const STATES = ["happy", "sad", "sick"] as const;
const LENGTHS = [
  { value: "1", label: "for an hour" },
  { value: "8", label: "for eight hours" },
  { value: "24", label: "for a day" },
  { value: "", label: "until it is taken back" },
];
const HOUR_MS = 3_600_000;

/** Lets a person say what the badge shows, whatever its sentries say. */
export function OverridePanel({ organization, hoot }: { organization: string; hoot: Hoot }) {
  const { override, clearOverride } = useHootChanges(organization);
  const wrong = fieldsOf(override.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const hours = formText(form, "hours");
    const until =
      hours === "" ? null : new Date(Date.now() + Number(hours) * HOUR_MS).toISOString();
    const state = STATES.find((one) => one === formText(form, "state")) ?? "sad";
    override.mutate({ hoot: hoot.uid, state, message: formText(form, "message"), until });
  }

  if (hoot.override !== null) {
    return (
      <Panel title="Said by hand">
        <Stack gap="sm">
          <Text size="sm">
            <StateMark state={hoot.override.state} /> {hoot.override.message}{" "}
            {hoot.override.until === null
              ? "until it is taken back"
              : `until ${fullTime(hoot.override.until)}`}
          </Text>
          <Group>
            <Button
              variant="default"
              loading={clearOverride.isPending}
              onClick={() => clearOverride.mutate(hoot.uid)}
            >
              Let the sentries decide again
            </Button>
          </Group>
        </Stack>
      </Panel>
    );
  }
  return (
    <Panel title="Say it by hand">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <NativeSelect name="state" label="State" data={[...STATES]} error={wrong["state"]} />
          <TextInput
            name="message"
            label="Message"
            description="At most 80 characters."
            placeholder="We are looking into it"
            error={wrong["message"]}
          />
          <NativeSelect name="hours" label="How long" data={LENGTHS} error={wrong["until"]} />
          {override.isError && !isAboutFields(override.error, ["state", "message", "until"]) && (
            <ErrorMessage error={override.error} />
          )}
          <Group>
            <Button type="submit" variant="default" loading={override.isPending}>
              Show this
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
