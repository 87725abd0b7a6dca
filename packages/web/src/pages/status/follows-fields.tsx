import { Fieldset, Group, NativeSelect, NumberInput, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { SentryFollows } from "@vedette/contract";
import { projectsQuery } from "../../api/projects.ts";
import { MetricAlertField } from "./metric-alert-field.tsx";

interface FollowsFieldsProps {
  organization: string;
  follows: SentryFollows | null;
  onChange: (follows: SentryFollows | null) => void;
  error: string | undefined;
}

const KINDS = [
  { value: "", label: "Nothing: updates come over its API address" },
  { value: "issues", label: "The unresolved issues of a project" },
  { value: "metric-alert", label: "A metric alert" },
  { value: "monitor", label: "The check-ins of a scheduled job" },
];

const LEVELS = ["fatal", "error", "warning", "info", "debug"] as const;

/** What Vedette watches for a sentry, so that nothing else has to tell it. */
export function FollowsFields({ organization, follows, onChange, error }: FollowsFieldsProps) {
  const { data: projects = [] } = useQuery(projectsQuery(organization));
  const firstProject = projects[0]?.slug ?? "";

  function begin(kind: string) {
    if (kind === "issues") {
      onChange({
        type: kind,
        project: firstProject,
        level: "error",
        minutes: 60,
        sadAt: 1,
        sickAt: 10,
      });
    } else if (kind === "metric-alert") onChange({ type: kind, alert: "" });
    else if (kind === "monitor") onChange({ type: kind, project: firstProject, monitor: "" });
    else onChange(null);
  }

  const project = (value: string, change: (project: string) => void) => (
    <NativeSelect
      label="Project"
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data={projects.map(({ slug, name }) => ({ value: slug, label: name }))}
    />
  );

  return (
    <Fieldset legend="What it follows" variant="unstyled">
      <Stack gap="sm">
        <NativeSelect
          aria-label="What it follows"
          value={follows?.type ?? ""}
          onChange={(event) => begin(event.currentTarget.value)}
          data={KINDS}
          error={error}
        />
        {follows?.type === "issues" && (
          <>
            <Group grow align="end">
              {project(follows.project, (slug) => onChange({ ...follows, project: slug }))}
              <NativeSelect
                label="At least"
                value={follows.level ?? "error"}
                onChange={({ currentTarget: { value } }) => {
                  const level = LEVELS.find((one) => one === value) ?? "error";
                  onChange({ ...follows, level });
                }}
                data={[...LEVELS]}
              />
              <NumberInput
                label="Seen within minutes"
                value={follows.minutes ?? 60}
                onChange={(value) => onChange({ ...follows, minutes: Number(value) })}
                min={1}
                max={10_080}
              />
            </Group>
            <Group grow align="end">
              <NumberInput
                label="Sad from so many issues"
                description="Empty: never."
                value={follows.sadAt ?? ""}
                onChange={(value) => onChange({ ...follows, sadAt: toThreshold(value) })}
                min={1}
              />
              <NumberInput
                label="Sick from so many issues"
                description="Empty: never."
                value={follows.sickAt ?? ""}
                onChange={(value) => onChange({ ...follows, sickAt: toThreshold(value) })}
                min={1}
              />
            </Group>
          </>
        )}
        {follows?.type === "metric-alert" && (
          <MetricAlertField
            organization={organization}
            alert={follows.alert}
            onChange={(alert) => onChange({ ...follows, alert })}
          />
        )}
        {follows?.type === "monitor" && (
          <Group grow align="end">
            {project(follows.project, (slug) => onChange({ ...follows, project: slug }))}
            <TextInput
              label="Slug of the monitor"
              placeholder="nightly-import"
              value={follows.monitor}
              onChange={(event) => onChange({ ...follows, monitor: event.currentTarget.value })}
              required
            />
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}

function toThreshold(value: number | string): number | null {
  return value === "" ? null : Number(value);
}
