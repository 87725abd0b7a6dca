import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import {
  ruleConfigurationQuery,
  type RulePlace,
  useAlertRuleChanges,
} from "../../../api/alert-rules.ts";
import { environmentsQuery } from "../../../api/environments.ts";
import { fieldsOf, isAboutFields } from "../../../api/errors.ts";
import { projectQuery } from "../../../api/projects.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { counted } from "../../../format/number.ts";
import { Panel } from "../../../ui/panel.tsx";
import { MatchSelect } from "./match-select.tsx";
import { PartList } from "./part-list.tsx";
import { readKinds } from "./part-kind.ts";
import { FREQUENCIES, type RuleDraft } from "./rule-draft.ts";
import { RulePreview } from "./rule-preview.tsx";
import { TestFire } from "./test-fire.tsx";
import classes from "./rule-editor.module.css";

const FIELDS = ["name", "conditions", "filters", "actions", "environment", "frequency"];

interface RuleFormProps {
  place: RulePlace;
  /** What it begins with. */
  draft: RuleDraft;
  action: string;
  error: unknown;
  busy: boolean;
  onSubmit: (draft: RuleDraft) => void;
}

/** A rule: when it fires, for which issues, what it does; with a look at what it would have done. */
export function RuleForm({ place, draft: first, action, error, busy, onSubmit }: RuleFormProps) {
  const [draft, setDraft] = useState(first);
  const { data: kinds } = useSuspenseQuery(ruleConfigurationQuery(place));
  const { data: project } = useSuspenseQuery(projectQuery(place.organization, place.project));
  const { data: environments = [] } = useQuery(environmentsQuery(place.organization));
  const { preview, testFire } = useAlertRuleChanges(place);
  const wrong = fieldsOf(error);
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const common = { organization: place.organization, projectId: project.id };

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit(draft);
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Panel title="What it is called">
          <div className={classes["row"]}>
            <TextInput
              label="Name"
              placeholder="Payments are failing"
              value={draft.name}
              maxLength={256}
              required
              autoComplete="off"
              onChange={(event) => change({ name: event.currentTarget.value })}
              error={wrong["name"]}
            />
            <NativeSelect
              label="Environment"
              value={draft.environment ?? ""}
              onChange={({ currentTarget: { value } }) =>
                change({ environment: value === "" ? null : value })
              }
              data={[
                { value: "", label: "Any" },
                ...environments.map(({ name }) => ({ value: name, label: name })),
              ]}
              error={wrong["environment"]}
            />
            <NativeSelect
              label="For one issue at most once in"
              value={String(draft.frequency)}
              onChange={(event) => change({ frequency: Number(event.currentTarget.value) })}
              data={
                FREQUENCIES.some(({ value }) => value === String(draft.frequency))
                  ? FREQUENCIES
                  : [
                      { value: String(draft.frequency), label: counted(draft.frequency, "minute") },
                      ...FREQUENCIES,
                    ]
              }
              error={wrong["frequency"]}
            />
          </div>
        </Panel>
        <Panel title="When">
          <MatchSelect
            value={draft.actionMatch}
            onChange={(actionMatch) => change({ actionMatch })}
            words="of these happen:"
          />
          <PartList
            {...common}
            noun="a condition"
            kinds={readKinds(kinds.conditions)}
            parts={draft.conditions}
            onChange={(conditions) => change({ conditions })}
            error={wrong["conditions"]}
          />
        </Panel>
        <Panel title="If">
          <MatchSelect
            value={draft.filterMatch}
            onChange={(filterMatch) => change({ filterMatch })}
            words="of these hold (none listed: always):"
          />
          <PartList
            {...common}
            noun="a filter"
            kinds={readKinds(kinds.filters)}
            parts={draft.filters}
            onChange={(filters) => change({ filters })}
            error={wrong["filters"]}
          />
        </Panel>
        <Panel title="Then">
          <PartList
            {...common}
            noun="an action"
            kinds={readKinds(kinds.actions)}
            parts={draft.actions}
            onChange={(actions) => change({ actions })}
            error={wrong["actions"]}
          />
          <TestFire
            firing={testFire}
            isEmpty={draft.actions.length === 0}
            hint="They are told of the latest event, as an alert would tell them."
            onFire={() =>
              testFire.mutate({
                actions: draft.actions,
                ...(draft.name.trim() !== "" && { name: draft.name }),
              })
            }
          />
        </Panel>
        <RulePreview
          organization={place.organization}
          preview={preview}
          onLook={() => {
            const { name: _, actions: __, owner: ___, ...rule } = draft;
            preview.mutate({ ...rule, days: 14 });
          }}
        />
        {error !== null && !isAboutFields(error, FIELDS) && <ErrorMessage error={error} />}
        <Group>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
          {draft.actions.length === 0 && (
            <Text size="xs" c="dimmed">
              Without an action it only keeps a history.
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
