import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { MetricAlertConfiguration } from "@vedette/contract";
import { environmentsQuery } from "../../../../api/environments.ts";
import { membersQuery, teamsQuery } from "../../../../api/organizations.ts";
import { projectsQuery } from "../../../../api/projects.ts";
import { QueryInput } from "../../../issues/search-box/query-input.tsx";
import { MEASURES, spanWords } from "../metric-words.ts";
import type { MetricDraft } from "./metric-draft.ts";
import classes from "../metric.module.css";

interface MeasureFieldsProps {
  organization: string;
  configuration: MetricAlertConfiguration;
  draft: MetricDraft;
  onChange: (part: Partial<MetricDraft>) => void;
  wrong: { [field: string]: string };
}

/** What an alert is called, what it counts and where, and who looks after it. */
export function MeasureFields(props: MeasureFieldsProps) {
  const { organization, configuration, draft, onChange, wrong } = props;
  const { data: projects = [] } = useQuery(projectsQuery(organization));
  const { data: environments = [] } = useQuery(environmentsQuery(organization));
  const isOfEvents = draft.aggregate !== "count_failed(check_in)";
  return (
    <>
      <div className={classes["row"]}>
        <TextInput
          label="Name"
          placeholder="Too many errors at the checkout"
          value={draft.name}
          maxLength={256}
          required
          autoComplete="off"
          onChange={(event) => onChange({ name: event.currentTarget.value })}
          error={wrong["name"]}
        />
        <NativeSelect
          label="Project"
          value={draft.project}
          onChange={(event) => onChange({ project: event.currentTarget.value })}
          data={projects.map(({ slug, name }) => ({ value: slug, label: name }))}
          error={wrong["projects"]}
        />
        <OwnerSelect
          organization={organization}
          owner={draft.owner}
          onChange={(owner) => onChange({ owner })}
          error={wrong["owner"]}
        />
      </div>
      <div className={classes["row"]}>
        <NativeSelect
          label="Count"
          value={draft.aggregate}
          onChange={(event) => onChange({ aggregate: event.currentTarget.value })}
          data={MEASURES.filter(({ aggregate }) =>
            configuration.aggregates.some((one) => one.aggregate === aggregate),
          ).map(({ aggregate, label }) => ({ value: aggregate, label }))}
          error={wrong["aggregate"]}
        />
        <NativeSelect
          label="In any"
          value={String(draft.timeWindow)}
          onChange={(event) => onChange({ timeWindow: Number(event.currentTarget.value) })}
          data={configuration.timeWindows.map((minutes) => ({
            value: String(minutes),
            label: spanWords(minutes),
          }))}
          error={wrong["timeWindow"]}
        />
        <NativeSelect
          label="Environment"
          value={draft.environment ?? ""}
          onChange={({ currentTarget: { value } }) =>
            onChange({ environment: value === "" ? null : value })
          }
          data={[
            { value: "", label: "Any" },
            ...withChosen(
              environments.map(({ name }) => name),
              draft.environment,
            ),
          ]}
          error={wrong["environment"]}
        />
      </div>
      <QueryInput
        organization={organization}
        project={draft.project}
        text={draft.query}
        onText={(query) => onChange({ query })}
        ofEvents
        label={isOfEvents ? "Only events that match" : "Only check-ins that match"}
        description={
          isOfEvents
            ? "As issues are searched: level:error, tags, words. Empty: all of them."
            : "Tags: monitor.slug:nightly-import. Empty: those of all monitors."
        }
        placeholder={isOfEvents ? "level:error release:shop@2*" : ""}
        maxLength={2000}
        error={wrong["query"] ?? wrong["eventTypes"]}
      />
    </>
  );
}

interface OwnerSelectProps {
  organization: string;
  owner: string | null;
  onChange: (owner: string | null) => void;
  error: string | undefined;
}

function OwnerSelect({ organization, owner, onChange, error }: OwnerSelectProps) {
  const { data: teams = [] } = useQuery(teamsQuery(organization));
  const { data: members = [] } = useQuery(membersQuery(organization));
  const people = members.flatMap(({ user, name, email }) =>
    user === null ? [] : [{ value: `user:${user.id}`, label: name || email }],
  );
  return (
    <NativeSelect
      label="Looked after by"
      value={owner ?? ""}
      onChange={({ currentTarget: { value } }) => onChange(value === "" ? null : value)}
      data={[
        { value: "", label: "Nobody in particular" },
        ...teams.map(({ id, slug }) => ({ value: `team:${id}`, label: `#${slug}` })),
        ...people,
      ]}
      error={error}
    />
  );
}

/** An environment stays chosen also when nothing reports from it any more. */
function withChosen(names: readonly string[], chosen: string | null): string[] {
  return chosen === null || names.includes(chosen) ? [...names] : [chosen, ...names];
}
