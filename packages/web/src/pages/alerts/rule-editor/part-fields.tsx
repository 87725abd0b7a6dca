import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { loadChoicesOf } from "../../../api/ui-components.ts";
import { ComponentFields } from "../../../components/component-form/component-fields.tsx";
import { fieldsOfForm, readForm } from "../../../components/component-form/form-shape.ts";
import { initialValues, toSentFields } from "../../../components/component-form/form-values.ts";
import { cutLabel, type Part, type PartField, type PartKind, textOf } from "./part-kind.ts";
import { readSettings, toSettings } from "./settings.ts";
import { TargetFields } from "./target-fields.tsx";
import classes from "./rule-editor.module.css";

interface PartFieldsProps {
  organization: string;
  /** Left out where what is written is about no project. */
  projectId?: string;
  kind: PartKind;
  part: Part;
  onChange: (part: Part) => void;
}

/** One condition, filter or action as a sentence, its inputs where its fields stand. */
export function PartFields(props: PartFieldsProps) {
  const { kind, part, onChange } = props;
  if (kind.installation !== undefined) return <IntegrationFields {...props} />;
  return (
    <div className={classes["sentence"]}>
      {cutLabel(kind).map((piece) =>
        typeof piece === "string" ? (
          <span key={piece}>{piece}</span>
        ) : (
          <FieldInput
            key={piece.name}
            {...props}
            field={piece}
            onChange={(values) => onChange({ ...part, ...values })}
          />
        ),
      )}
    </div>
  );
}

interface FieldInputProps extends Omit<PartFieldsProps, "onChange"> {
  field: PartField;
  onChange: (values: { [name: string]: unknown }) => void;
}

function FieldInput({ organization, field, part, onChange }: FieldInputProps) {
  const { name, type, choices, placeholder, required } = field;
  const value = part[name];
  const label = name.replaceAll("_", " ");
  switch (type) {
    case "mailAction":
    case "assignedTo":
    case "personOrTeam":
      return (
        <TargetFields organization={organization} type={type} part={part} onChange={onChange} />
      );
    case "choice":
      return (
        <NativeSelect
          size="xs"
          aria-label={label}
          value={textOf(part, name)}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          data={choices.map(([one, words]) => ({ value: one, label: words }))}
        />
      );
    case "number":
      return (
        <NumberInput
          size="xs"
          w={110}
          aria-label={label}
          value={typeof value === "number" ? value : ""}
          placeholder={placeholder}
          onChange={(amount) => onChange({ [name]: amount === "" ? undefined : Number(amount) })}
          required={required}
        />
      );
    case "string":
      return (
        <TextInput
          size="xs"
          aria-label={label}
          value={typeof value === "string" ? value : ""}
          placeholder={placeholder}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          required={required}
        />
      );
  }
}

/** An integration's own form; the settings go to it when the rule is saved. */
function IntegrationFields({ projectId, kind, part, onChange }: PartFieldsProps) {
  const form = useMemo(() => readForm(kind.form), [kind.form]);
  const installation = kind.installation ?? "";
  const loadChoices = useMemo(
    () => loadChoicesOf(installation, projectId),
    [installation, projectId],
  );
  if (form === undefined) return <span>{kind.label}</span>;
  const names = fieldsOfForm(form).map(({ name }) => name);
  const values = initialValues(form, { before: readSettings(part["settings"], names) });
  return (
    <div className={classes["form"]}>
      <span>
        {kind.prompt}: {kind.label}
      </span>
      <ComponentFields
        form={form}
        values={values}
        onChange={(changed) =>
          onChange({ ...part, settings: toSettings(toSentFields(form, changed)) })
        }
        loadChoices={loadChoices}
        source={installation}
      />
    </div>
  );
}
