import { Problem } from "@vedette/contract/problems";

/** Messages by field, gathered so that a form shows all of them at once. */
export class Complaints {
  readonly #fields: { [field: string]: string[] } = {};

  add(field: string, message: string): void {
    (this.#fields[field] ??= []).push(message);
  }

  throwAny(): void {
    if (Object.keys(this.#fields).length > 0) throw Problem.fields(this.#fields);
  }
}
