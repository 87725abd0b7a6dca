import {
  type ChoiceValue,
  fieldsOfForm,
  type FormField,
  type FormShape,
  type SelectField,
  type TextDefault,
} from "./form-shape.ts";

/** What has been filled in, by the names of fields. */
export interface FormValues {
  readonly [name: string]: ChoiceValue;
}

/** What texts begin with, where a form says so; a page without an issue has none. */
export type TextDefaults = { readonly [name in TextDefault]?: string };

/**
 * What a form begins with: what was filled in before, else what its fields say. A select without a
 * default that has one single choice has that one.
 */
export function initialValues(
  form: FormShape,
  { defaults = {}, before = {} }: { defaults?: TextDefaults; before?: FormValues } = {},
): FormValues {
  const values: Record<string, ChoiceValue> = {};
  for (const field of fieldsOfForm(form)) {
    const value = before[field.name] ?? ownDefault(field, defaults);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

/**
 * The values after one of them changed. What was chosen in a select that depends on it, or on one
 * that does, no longer holds.
 */
export function withValue(
  form: FormShape,
  values: FormValues,
  name: string,
  value: ChoiceValue | undefined,
): FormValues {
  const gone = new Set(dependentsOf(form, name));
  const kept = Object.entries(values).filter(([one]) => one !== name && !gone.has(one));
  return Object.fromEntries(value === undefined ? kept : [...kept, [name, value]]);
}

/** What an integration is asked with besides: JSON of what the select depends on; or what is missing. */
export function dependentDataOf(
  field: SelectField,
  values: FormValues,
): { ready: true; data: string | undefined } | { ready: false; missing: string[] } {
  const missing = field.depends_on.filter((name) => isEmpty(values[name]));
  if (missing.length > 0) return { ready: false, missing };
  if (field.depends_on.length === 0) return { ready: true, data: undefined };
  const data = Object.fromEntries(field.depends_on.map((name) => [name, values[name]]));
  return { ready: true, data: JSON.stringify(data) };
}

/** The labels of the required fields that are still empty. */
export function missingLabels(form: FormShape, values: FormValues): string[] {
  return form.required_fields.filter(({ name }) => isEmpty(values[name])).map(({ label }) => label);
}

/** What is sent: the form's own fields that have a value. */
export function toSentFields(form: FormShape, values: FormValues): Record<string, ChoiceValue> {
  const sent: Record<string, ChoiceValue> = {};
  for (const { name } of fieldsOfForm(form)) {
    const value = values[name];
    if (value !== undefined && !isEmpty(value)) sent[name] = value;
  }
  return sent;
}

/** One of the settings an alert's action is saved with. */
export interface ActionSetting {
  name: string;
  value: ChoiceValue;
}

/** What is sent, as the settings of an alert's action. */
export function toSettings(form: FormShape, values: FormValues): ActionSetting[] {
  return Object.entries(toSentFields(form, values)).map(([name, value]) => ({ name, value }));
}

/** The values that settings were saved with. */
export function fromSettings(
  settings: readonly { name: string; value?: unknown }[] | undefined,
): FormValues {
  return Object.fromEntries(
    (settings ?? []).flatMap(({ name, value }) =>
      typeof value === "string" || typeof value === "number" ? [[name, value] as const] : [],
    ),
  );
}

function ownDefault(field: FormField, defaults: TextDefaults): ChoiceValue | undefined {
  if (field.type !== "select") return field.default && defaults[field.default];
  const [first, ...others] = field.choices;
  return field.defaultValue ?? (others.length === 0 ? first?.[0] : undefined);
}

function dependentsOf(form: FormShape, name: string, seen = new Set([name])): string[] {
  return fieldsOfForm(form).flatMap((field) => {
    if (field.type !== "select" || seen.has(field.name)) return [];
    if (!field.depends_on.includes(name)) return [];
    seen.add(field.name);
    return [field.name, ...dependentsOf(form, field.name, seen)];
  });
}

function isEmpty(value: ChoiceValue | undefined): boolean {
  return value === undefined || (typeof value === "string" && value.trim() === "");
}
