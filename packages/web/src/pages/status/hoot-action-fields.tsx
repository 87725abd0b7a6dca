import { ActionIcon, Input, MultiSelect, NativeSelect, Stack } from "@mantine/core";
import type { SentryState } from "@vedette/contract";
import { SENTRY_STATES } from "@vedette/contract/status-words";
import { Icon } from "../../ui/icon.tsx";
import { PartFields } from "../alerts/rule-editor/part-fields.tsx";
import { kindOf, newPart, type PartKind } from "../alerts/rule-editor/part-kind.ts";
import classes from "../alerts/rule-editor/rule-editor.module.css";
import type { HootActionDraft } from "./hoot-actions.ts";

interface HootActionFieldsProps {
  organization: string;
  kinds: readonly PartKind[];
  actions: readonly HootActionDraft[];
  onChange: (actions: HootActionDraft[]) => void;
  error: string | undefined;
}

/** Whom a hoot tells when its state changes, and of which states. */
export function HootActionFields(props: HootActionFieldsProps) {
  const { organization, kinds, actions, onChange, error } = props;
  const change = (at: number, changed: Partial<HootActionDraft>) =>
    onChange(actions.map((one, place) => (place === at ? { ...one, ...changed } : one)));
  return (
    <Stack gap="xs" role="group" aria-label="Whom it tells">
      <Input.Label component="span">Whom it tells when its state changes</Input.Label>
      {actions.map(({ part, states }, at) => {
        const kind = kindOf(kinds, part);
        return (
          // Actions have no name of their own, and keep their order.
          // oxlint-disable-next-line no-array-index-key
          <div key={at} className={classes["part"]}>
            <div className={classes["form"]}>
              {kind === undefined ? (
                <span className={classes["gone"]}>
                  This cannot be used any more; remove it to save the hoot.
                </span>
              ) : (
                <PartFields
                  organization={organization}
                  kind={kind}
                  part={part}
                  onChange={(changed) => change(at, { part: changed })}
                />
              )}
              <MultiSelect
                size="xs"
                aria-label={`States of action ${at + 1}`}
                placeholder={states.length === 0 ? "of every state" : ""}
                value={states}
                onChange={(chosen) => change(at, { states: readStates(chosen) })}
                data={[...SENTRY_STATES]}
              />
            </div>
            <ActionIcon
              aria-label={`Remove action ${at + 1}`}
              onClick={() => onChange(actions.filter((_, place) => place !== at))}
            >
              <Icon name="trash" />
            </ActionIcon>
          </div>
        );
      })}
      <NativeSelect
        aria-label="Add an action"
        value=""
        onChange={({ currentTarget: { value } }) => {
          const kind = kinds.find(({ key }) => key === value);
          if (kind !== undefined) onChange([...actions, { part: newPart(kind), states: [] }]);
        }}
        data={[
          { value: "", label: "Add an action …" },
          ...kinds.map(({ key, prompt }) => ({ value: key, label: prompt })),
        ]}
        error={error}
      />
    </Stack>
  );
}

function readStates(chosen: readonly string[]): SentryState[] {
  return SENTRY_STATES.filter((state) => chosen.includes(state));
}
