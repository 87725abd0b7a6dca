import { Problem } from "@vedette/contract/problems";
import { CONDITION_FORMS } from "./condition-forms.ts";
import { FILTER_FORMS } from "./filter-forms.ts";
import type { Form } from "./forms.ts";
import type { Condition, Filter } from "./model.ts";
import { type Fields, Unfit } from "./read-fields.ts";
import { readAction, type WrittenAction } from "./wire-actions.ts";

/** Reads a rule's conditions; refuses with the field and a sentence for each that is wrong. */
export function readConditions(parts: readonly Fields[]): Condition[] {
  return readEach("conditions", parts, (fields) => {
    const isFilter = FILTER_FORMS.some((form) => isCalled(form, fields["id"]));
    if (isFilter) throw new Unfit(`"${String(fields["id"])}" belongs into the filters.`);
    return readBy(CONDITION_FORMS, "condition", fields);
  });
}

/** Reads a rule's filters, likewise. */
export function readFilters(parts: readonly Fields[]): Filter[] {
  return readEach("filters", parts, (fields) => {
    const isCondition = CONDITION_FORMS.some((form) => isCalled(form, fields["id"]));
    if (isCondition) throw new Unfit(`"${String(fields["id"])}" belongs into the conditions.`);
    return readBy(FILTER_FORMS, "filter", fields);
  });
}

/** Reads a rule's actions, likewise; nothing is looked up yet. */
export function readActions(parts: readonly Fields[]): WrittenAction[] {
  return readEach("actions", parts, readAction);
}

function readBy<T>(forms: readonly Form<T>[], what: string, fields: Fields): T {
  const form = forms.find((one) => isCalled(one, fields["id"]));
  if (!form) throw new Unfit(`There is no ${what} "${String(fields["id"])}".`);
  return form.read(fields);
}

function isCalled(form: Pick<Form<never>, "id" | "alias">, id: unknown): boolean {
  return id === form.id || (form.alias !== undefined && id === form.alias);
}

function readEach<T>(field: string, parts: readonly Fields[], read: (fields: Fields) => T): T[] {
  const problems: string[] = [];
  const done = parts.flatMap((fields, at) => {
    try {
      return [read(fields)];
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      problems.push(parts.length === 1 ? error.message : `No. ${at + 1}: ${error.message}`);
      return [];
    }
  });
  if (problems.length > 0) throw Problem.fields({ [field]: problems });
  return done;
}
