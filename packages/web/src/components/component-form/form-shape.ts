import type { SelectChoices } from "@vedette/contract";

/** A form that an integration puts on a page (docs/integrate/ui-components.md). */
export interface FormShape {
  /** Where on the integration's host it is sent. */
  uri: string;
  description?: string;
  required_fields: FormField[];
  optional_fields: FormField[];
}

export type FormField = TextField | SelectField;

/** What is written by hand; at first what `default` stands for. */
export interface TextField {
  type: "text" | "textarea";
  name: string;
  label: string;
  default?: TextDefault;
}

export type TextDefault = "issue.title" | "issue.description";

export type Choice = SelectChoices["choices"][number];
export type ChoiceValue = Choice[0];

/** One of several, which stand in the form or are asked for. */
export interface SelectField {
  type: "select";
  name: string;
  label: string;
  /** Where choices are asked for; without it they are those of the form. */
  uri?: string;
  /** False: asked for once, when the form opens. */
  async: boolean;
  skip_load_on_open: boolean;
  depends_on: string[];
  /** What is offered at first. */
  choices: Choice[];
  /** False where the form is as its builder wrote it: what is offered at first is still to be asked for. */
  isPrepared: boolean;
  defaultValue?: ChoiceValue;
}

/**
 * Reads a form out of a component's schema, as its builder wrote it or prepared by the server.
 * Whatever cannot be shown is left out; undefined when there is no form at all.
 */
export function readForm(raw: unknown): FormShape | undefined {
  if (!isRecord(raw)) return undefined;
  const { uri, description } = raw;
  if (typeof uri !== "string") return undefined;
  return {
    uri,
    ...(typeof description === "string" && { description }),
    required_fields: readFields(raw["required_fields"]),
    optional_fields: readFields(raw["optional_fields"]),
  };
}

/** All fields of a form, the required ones first. */
export function fieldsOfForm(form: FormShape): FormField[] {
  return [...form.required_fields, ...form.optional_fields];
}

function readFields(raw: unknown): FormField[] {
  return Array.isArray(raw) ? (raw as unknown[]).flatMap(readField) : [];
}

function readField(raw: unknown): FormField[] {
  if (!isRecord(raw)) return [];
  const { type, name, label } = raw;
  if (typeof name !== "string" || typeof label !== "string") return [];
  if (type === "text" || type === "textarea") {
    const { default: given } = raw;
    const isKnown = given === "issue.title" || given === "issue.description";
    return [{ type, name, label, ...(isKnown && { default: given }) }];
  }
  return type === "select" ? [readSelect(raw, name, label)] : [];
}

function readSelect(raw: Record<string, unknown>, name: string, label: string): SelectField {
  const { uri, defaultValue, depends_on: dependsOn } = raw;
  const isList = Array.isArray(dependsOn);
  return {
    type: "select",
    name,
    label,
    ...(typeof uri === "string" && { uri }),
    async: raw["async"] !== false,
    skip_load_on_open: raw["skip_load_on_open"] === true,
    depends_on: isList ? (dependsOn as unknown[]).filter((one) => typeof one === "string") : [],
    choices: readChoices(raw["choices"] ?? raw["options"]),
    isPrepared: typeof uri !== "string" || raw["choices"] !== undefined,
    ...(isChoiceValue(defaultValue) && { defaultValue }),
  };
}

/** The pairs of value and label in a list; a value that is there twice counts once. */
export function readChoices(raw: unknown): Choice[] {
  if (!Array.isArray(raw)) return [];
  const byValue = new Map<string, Choice>();
  for (const pair of raw as unknown[]) {
    if (!Array.isArray(pair)) continue;
    const [value, label] = pair as unknown[];
    if (!isChoiceValue(value) || !isChoiceValue(label)) continue;
    if (!byValue.has(String(value))) byValue.set(String(value), [value, label]);
  }
  return [...byValue.values()];
}

function isChoiceValue(value: unknown): value is ChoiceValue {
  return typeof value === "string" || typeof value === "number";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
