import { Button, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo, useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../../../api/errors.ts";
import {
  metricConfigurationQuery,
  metricPreviewQuery,
  useMetricAlertChanges,
} from "../../../../api/metric-alerts.ts";
import { projectsQuery } from "../../../../api/projects.ts";
import { ErrorMessage } from "../../../../components/error-message.tsx";
import { Panel } from "../../../../ui/panel.tsx";
import { PartList } from "../../rule-editor/part-list.tsx";
import { TestFire } from "../../rule-editor/test-fire.tsx";
import { measureWords } from "../metric-words.ts";
import { MeasureFields } from "./measure-fields.tsx";
import { actionKinds, toActions } from "./metric-actions.ts";
import { type MetricDraft, thresholdsOf, toPreview } from "./metric-draft.ts";
import { MetricPreview } from "./metric-preview.tsx";
import { ThresholdFields } from "./threshold-fields.tsx";
import classes from "../metric.module.css";

const TYPING_MS = 400;
const FIELDS = [
  "name",
  "projects",
  "owner",
  "aggregate",
  "timeWindow",
  "environment",
  "query",
  "eventTypes",
  "comparisonDelta",
  "triggers",
  "resolveThreshold",
];

interface MetricFormProps {
  organization: string;
  /** What it begins with. */
  draft: MetricDraft;
  action: string;
  error: unknown;
  busy: boolean;
  onSubmit: (draft: MetricDraft) => void;
}

/** A metric alert: what it measures, when it fires, whom it tells; with what it would have done. */
export function MetricForm(props: MetricFormProps) {
  const { organization, draft: first, action, error, busy, onSubmit } = props;
  const [draft, setDraft] = useState(first);
  const [days, setDays] = useState(7);
  const { data: configuration } = useSuspenseQuery(metricConfigurationQuery(organization));
  const { data: projects } = useSuspenseQuery(projectsQuery(organization));
  const kinds = useMemo(() => actionKinds(configuration), [configuration]);
  const { tryActions } = useMetricAlertChanges(organization);
  const asked = useMemo(() => toPreview(draft, days), [draft, days]);
  const [settled] = useDebouncedValue(asked, TYPING_MS);
  const preview = useQuery(metricPreviewQuery(organization, settled));
  const found = fieldsOf(preview.error);
  const refused = fieldsOf(error);
  const tried = fieldsOf(tryActions.error);
  const wrong = { ...refused, ...found };
  const change = (part: Partial<MetricDraft>) => setDraft({ ...draft, ...part });
  const actions = [
    ...draft.criticalActions,
    ...(draft.warning === null ? [] : draft.warningActions),
  ];
  const list = {
    organization,
    projectId: projects.find(({ slug }) => slug === draft.project)?.id ?? "",
    noun: "an action",
    kinds,
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit(draft);
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Panel title="What it measures">
          <Stack gap="sm">
            <MeasureFields
              organization={organization}
              configuration={configuration}
              draft={draft}
              onChange={change}
              wrong={wrong}
            />
          </Stack>
        </Panel>
        <MetricPreview
          series={preview.data}
          thresholds={thresholdsOf(draft)}
          what={measureWords({ ...draft, query: "", environment: null })}
          days={days}
          onDays={setDays}
          isLoading={preview.isPending}
          isWrong={preview.isError}
        />
        {preview.isError && !isAboutFields(preview.error, FIELDS) && (
          <ErrorMessage error={preview.error} />
        )}
        <Panel title="When it fires">
          <Stack gap="sm">
            <ThresholdFields
              configuration={configuration}
              draft={draft}
              onChange={change}
              error={found["triggers"] ?? refused["comparisonDelta"]}
              resolveError={wrong["resolveThreshold"]}
            />
          </Stack>
        </Panel>
        <Panel title="Then">
          <h3 className={classes["subtitle"]}>When it is critical</h3>
          <PartList
            {...list}
            parts={draft.criticalActions}
            onChange={(criticalActions) => change({ criticalActions })}
            // Whom it tells is looked at when it is saved; the rest was said beside its fields.
            error={
              tried["actions"] ??
              (found["triggers"] === undefined ? refused["triggers"] : undefined)
            }
          />
          {draft.warning !== null && (
            <div className={classes["next"]}>
              <h3 className={classes["subtitle"]}>When it warns, and of all that follows</h3>
              <PartList
                {...list}
                noun="an action of the warning"
                parts={draft.warningActions}
                onChange={(warningActions) => change({ warningActions })}
                error={undefined}
              />
            </div>
          )}
          <TestFire
            firing={{
              ...tryActions,
              error: isAboutFields(tryActions.error, ["actions"]) ? null : tryActions.error,
            }}
            done={tryActions.data}
            isEmpty={actions.length === 0}
            hint="They are told of a made-up critical incident, number 0."
            onFire={() =>
              tryActions.mutate({
                projects: [draft.project],
                actions: toActions(actions),
                ...(draft.name.trim() !== "" && { name: draft.name }),
              })
            }
          />
        </Panel>
        {error !== null && !isAboutFields(error, FIELDS) && <ErrorMessage error={error} />}
        <Group>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
          {actions.length === 0 && (
            <Text size="xs" c="dimmed">
              Without an action it only keeps a history.
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
