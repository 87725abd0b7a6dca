import { Ajv, type ValidateFunction } from "ajv";
import type { ElementType, UiElement } from "../model.ts";
import { ELEMENTS } from "./definitions.ts";
import { sayViolation } from "./say-violation.ts";

/** The elements of a schema that can be, or why it cannot be, in one sentence. */
export type CheckedSchema =
  | { readonly elements: readonly UiElement[]; readonly message?: never }
  | { readonly message: string };

/**
 * Reads the schema of an integration (docs/integrate/ui-components.md): `{"elements": […]}`, or
 * `""`, `{}` or null for none. The first thing that is wrong is told; where Sentry tells it too,
 * in its words.
 */
export function checkSchema(schema: unknown): CheckedSchema {
  if (isEmpty(schema)) return { elements: [] };
  if (!isRecord(schema)) return { message: "The schema should be an object with 'elements'" };
  if (!Object.hasOwn(schema, "elements")) return { message: "'elements' is a required property" };
  const elements = schema["elements"];
  if (!Array.isArray(elements)) return { message: "'elements' should be an array of objects" };
  for (const element of elements as unknown[]) {
    const message = checkElement(element);
    if (message !== undefined) return { message };
  }
  // Each has just been held against the definition of its type.
  const read = elements as UiElement[];
  const doubled = read.find(({ type }, place) => read.findIndex((e) => e.type === type) < place);
  if (doubled) return { message: `Multiple elements of type: ${doubled.type}` };
  return read.length === 0 ? { message: "[] is too short in elements" } : { elements: read };
}

function isEmpty(schema: unknown): boolean {
  if (schema === undefined || schema === null || schema === "") return true;
  return isRecord(schema) && Object.keys(schema).length === 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkElement(element: unknown): string | undefined {
  if (!isRecord(element)) return "'elements' should be an array of objects";
  if (!Object.hasOwn(element, "type")) return "Each element needs a 'type' field";
  const { type } = element;
  if (!isElementType(type)) {
    const known = Object.keys(ELEMENTS).map((name) => `'${name}'`);
    return `Element has type '${String(type)}'. Type must be one of the following: [${known.join(", ")}]`;
  }
  const wrongDefault = findWrongDefault(element);
  if (wrongDefault !== undefined) {
    return `Elements of type ['text', 'textarea'] may only have a default value of the following: ['issue.title', 'issue.description'], but ${wrongDefault} was found.`;
  }
  const validate = validatorOf(type);
  if (validate(element)) return undefined;
  return `${sayViolation(validate.errors ?? [])} for element of type '${type}'`;
}

function isElementType(type: unknown): type is ElementType {
  return typeof type === "string" && Object.hasOwn(ELEMENTS, type);
}

/** Looks at the fields of the element itself and of its settings; forms have it in their definition. */
function findWrongDefault(element: Readonly<Record<string, unknown>>): string | undefined {
  const { settings } = element;
  for (const holder of isRecord(settings) ? [element, settings] : [element]) {
    for (const list of [holder["required_fields"], holder["optional_fields"]]) {
      for (const field of Array.isArray(list) ? (list as unknown[]) : []) {
        if (!isRecord(field) || field["default"] === undefined) continue;
        if (field["type"] !== "text" && field["type"] !== "textarea") continue;
        const value = field["default"];
        if (value === "issue.title" || value === "issue.description") continue;
        return typeof value === "string" ? value : JSON.stringify(value);
      }
    }
  }
  return undefined;
}

const validators = new Map<ElementType, ValidateFunction>();

/** Compiled when first needed: most instances never see a schema. */
function validatorOf(type: ElementType): ValidateFunction {
  const known = validators.get(type);
  if (known) return known;
  const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true, strictTypes: false });
  const validate = ajv.compile(ELEMENTS[type]);
  validators.set(type, validate);
  return validate;
}
