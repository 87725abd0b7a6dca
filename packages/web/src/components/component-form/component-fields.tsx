import { Stack, Textarea, TextInput } from "@mantine/core";
import { ChoiceField } from "./choice-field.tsx";
import type { FormField, FormShape } from "./form-shape.ts";
import { type FormValues, withValue } from "./form-values.ts";
import type { LoadChoices } from "./load-choices.ts";

interface ComponentFieldsProps {
  form: FormShape;
  values: FormValues;
  onChange: (values: FormValues) => void;
  loadChoices: LoadChoices;
  /** Whose answers `loadChoices` gives, so that they are kept apart: the installation. */
  source: string;
  /** What is wrong, by the names of fields. */
  errors?: { readonly [name: string]: string | undefined };
}

/** The fields of an integration's form, to stand in a form of the page. */
export function ComponentFields(props: ComponentFieldsProps) {
  const { form } = props;
  return (
    <Stack gap="sm">
      {form.required_fields.map((field) => (
        <ComponentField key={field.name} {...props} field={field} required />
      ))}
      {form.optional_fields.map((field) => (
        <ComponentField key={field.name} {...props} field={field} required={false} />
      ))}
    </Stack>
  );
}

function ComponentField({
  field,
  required,
  form,
  values,
  onChange,
  loadChoices,
  source,
  errors = {},
}: ComponentFieldsProps & { field: FormField; required: boolean }) {
  const label = required ? field.label : `${field.label} (optional)`;
  const error = errors[field.name];
  const change = (value: string | number | undefined) =>
    onChange(withValue(form, values, field.name, value));
  if (field.type === "select") {
    return (
      <ChoiceField
        field={field}
        label={label}
        required={required}
        values={values}
        labels={labelsOf(form)}
        onChange={change}
        loadChoices={loadChoices}
        source={source}
        error={error}
      />
    );
  }
  const text = {
    label,
    required,
    error,
    withAsterisk: false,
    value: String(values[field.name] ?? ""),
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  return field.type === "textarea" ? (
    <Textarea {...text} autosize minRows={3} maxRows={12} />
  ) : (
    <TextInput {...text} autoComplete="off" />
  );
}

function labelsOf(form: FormShape): ReadonlyMap<string, string> {
  const fields = [...form.required_fields, ...form.optional_fields];
  return new Map(fields.map(({ name, label }) => [name, label]));
}
