import { ActionIcon, NativeSelect, Stack } from "@mantine/core";
import { Icon } from "../../../ui/icon.tsx";
import { PartFields } from "./part-fields.tsx";
import { kindOf, newPart, type Part, type PartKind } from "./part-kind.ts";
import classes from "./rule-editor.module.css";

interface PartListProps {
  organization: string;
  projectId: string;
  /** What is listed, in the singular and with its article: `a condition`. */
  noun: string;
  kinds: readonly PartKind[];
  parts: readonly Part[];
  onChange: (parts: Part[]) => void;
  /** What is wrong with the list, if anything. */
  error: string | undefined;
}

/** The conditions, filters or actions of a rule: each a sentence with its inputs, and one to add. */
export function PartList(props: PartListProps) {
  const { organization, projectId, noun, kinds, parts, onChange, error } = props;
  return (
    <Stack gap="xs">
      {parts.map((part, at) => {
        const kind = kindOf(kinds, part);
        return (
          // Parts have no name of their own, and keep their order.
          // oxlint-disable-next-line no-array-index-key
          <div key={at} className={classes["part"]}>
            {kind === undefined ? (
              <span className={classes["gone"]}>
                This cannot be used any more; remove it to save the rule.
              </span>
            ) : (
              <PartFields
                organization={organization}
                projectId={projectId}
                kind={kind}
                part={part}
                onChange={(changed) =>
                  onChange(parts.map((one, place) => (place === at ? changed : one)))
                }
              />
            )}
            <ActionIcon
              aria-label={`Remove ${noun.replace(/^an? /, "")} ${at + 1}`}
              onClick={() => onChange(parts.filter((_, place) => place !== at))}
            >
              <Icon name="trash" />
            </ActionIcon>
          </div>
        );
      })}
      <NativeSelect
        aria-label={`Add ${noun}`}
        value=""
        onChange={({ currentTarget: { value } }) => {
          const kind = kinds.find(({ key }) => key === value);
          if (kind !== undefined) onChange([...parts, newPart(kind)]);
        }}
        data={[
          { value: "", label: `Add ${noun} …` },
          ...kinds.map(({ key, prompt }) => ({ value: key, label: prompt })),
        ]}
        error={error}
      />
    </Stack>
  );
}
