import { Button, Group, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Monitor } from "@vedette/contract";
import { type FormEvent, useState } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { projectsQuery } from "../../api/projects.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import {
  INTERVAL_UNITS,
  type MonitorChoices,
  MONITOR_FIELDS,
  toChoices,
  toConfig,
} from "./monitor-choices.ts";

interface MonitorFormProps {
  organization: string;
  /** Undefined: a new one. */
  monitor?: Monitor;
  action: string;
  error: unknown;
  busy: boolean;
  onSubmit: (written: {
    project: string;
    name: string;
    config: ReturnType<typeof toConfig>;
  }) => void;
}

/** What a monitor is called, when its job runs, and what is made of failures. */
export function MonitorForm(props: MonitorFormProps) {
  const { organization, monitor, action, error, busy, onSubmit } = props;
  const { data: projects = [] } = useQuery(projectsQuery(organization));
  const [chosen, setChosen] = useState(() => toChoices(monitor));
  const project = chosen.project || (projects[0]?.slug ?? "");
  const errors = fieldsOf(error);
  const set = (part: Partial<MonitorChoices>) => setChosen({ ...chosen, ...part });
  const number = (name: "margin" | "maxRuntime" | "failures" | "recoveries" | "amount") => ({
    min: 1,
    allowDecimal: false,
    value: chosen[name],
    onChange: (value: string | number) => set({ [name]: Number(value) }),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit({ project, name: chosen.name.trim(), config: toConfig(chosen) });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={560}>
        <TextInput
          label="Name"
          value={chosen.name}
          maxLength={128}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={errors["name"] ?? errors["slug"]}
        />
        {monitor === undefined && (
          <NativeSelect
            label="Project"
            value={project}
            onChange={(event) => set({ project: event.currentTarget.value })}
            data={projects.map(({ slug, name }) => ({ value: slug, label: name }))}
            error={errors["project"]}
          />
        )}
        <NativeSelect
          label="Schedule"
          value={chosen.type}
          onChange={(event) =>
            set({ type: event.currentTarget.value === "interval" ? "interval" : "crontab" })
          }
          data={[
            { value: "crontab", label: "A crontab line" },
            { value: "interval", label: "Every so often" },
          ]}
        />
        {chosen.type === "crontab" ? (
          <Group grow align="flex-start">
            <TextInput
              label="Crontab"
              placeholder="0 3 * * *"
              value={chosen.crontab}
              maxLength={100}
              onChange={(event) => set({ crontab: event.currentTarget.value })}
              error={errors["schedule"]}
            />
            <TextInput
              label="Time zone"
              placeholder="Europe/Berlin"
              value={chosen.timezone}
              maxLength={64}
              onChange={(event) => set({ timezone: event.currentTarget.value })}
              error={errors["timezone"]}
            />
          </Group>
        ) : (
          <Group grow align="flex-start">
            <NumberInput label="Every" {...number("amount")} error={errors["schedule"]} />
            <NativeSelect
              label="Unit"
              value={chosen.unit}
              onChange={(event) => {
                const wanted = event.currentTarget.value;
                const unit = INTERVAL_UNITS.find((one) => one === wanted);
                if (unit !== undefined) set({ unit });
              }}
              data={INTERVAL_UNITS.map((unit) => ({ value: unit, label: `${unit}s` }))}
            />
          </Group>
        )}
        <Group grow align="flex-start">
          <NumberInput
            label="May be late by (minutes)"
            {...number("margin")}
            error={errors["checkin_margin"]}
          />
          <NumberInput
            label="May run for (minutes)"
            {...number("maxRuntime")}
            error={errors["max_runtime"]}
          />
        </Group>
        <Group grow align="flex-start">
          <NumberInput
            label="Failures that make an issue"
            {...number("failures")}
            error={errors["failure_issue_threshold"]}
          />
          <NumberInput
            label="Good runs that resolve it"
            {...number("recoveries")}
            error={errors["recovery_threshold"]}
          />
        </Group>
        {error !== null && !isAboutFields(error, MONITOR_FIELDS) && <ErrorMessage error={error} />}
        <Group>
          <Button
            type="submit"
            loading={busy}
            disabled={chosen.name.trim() === "" || project === ""}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
