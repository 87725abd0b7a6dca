import type { JsonObject } from "../../outbox/index.ts";
import type { Fields } from "./read-fields.ts";

/**
 * One kind of condition or filter as the wire has it. Its form is what pages build inputs from:
 * `label` with a `{name}` for each of `fields`.
 */
export interface Form<T> {
  id: string;
  /** What older clients call it. */
  alias?: string;
  label: string;
  fields?: JsonObject;
  /** Whether this is the form of such a part. */
  fits: (part: T) => boolean;
  /** Refuses with `Unfit`. */
  read: (fields: Fields) => T;
  /** The fields as they are shown, without the id. */
  show: (part: T) => JsonObject;
}

/** A form of one kind only: `read` and `show` know which. */
export function formOf<T extends { kind: string }, K extends T["kind"]>(
  kind: K,
  form: {
    id: string;
    alias?: string;
    label: string;
    fields?: JsonObject;
    read: (fields: Fields) => Extract<T, { kind: K }> | T;
    show: (part: Extract<T, { kind: K }>) => JsonObject;
  },
): Form<T> {
  return {
    ...form,
    fits: (part) => part.kind === kind,
    show: (part) => form.show(part as Extract<T, { kind: K }>),
  };
}

/** The label with its fields' values in their places: what a rule's part says. */
export function sayPart<T>(form: Form<T>, part: T): string {
  const shown = form.show(part);
  return form.label.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = shown[name];
    if (typeof value !== "string" && typeof value !== "number") return "";
    const choice = choicesOf(form, name).find(([key]) => key === String(value));
    return choice?.[1] ?? String(value);
  });
}

function choicesOf<T>(form: Form<T>, name: string): [string, string][] {
  const field = form.fields?.[name];
  if (typeof field !== "object" || field === null || Array.isArray(field)) return [];
  const choices: unknown = field["choices"];
  return Array.isArray(choices) ? (choices as [string, string][]) : [];
}
