import { type JsonSchema, type NamedSchemas, toJsonSchema } from "../json-schema.ts";
import type { Schema } from "../route.ts";

/** One field below a webhook's `data`: `issue.project.slug`, with `[]` after what is a list. */
export interface WebhookField {
  path: string;
  /** `string`, `integer`, `string or null` … */
  type: string;
  isOptional: boolean;
}

/** Every field that a schema names, parents before their children. */
export function listFields(schema: Schema): WebhookField[] {
  const named: NamedSchemas = {};
  return walk(toJsonSchema(schema, "output", named), "", named);
}

function walk(schema: JsonSchema, path: string, named: NamedSchemas): WebhookField[] {
  const shapes = shapesOf(schema, named);
  const fields = new Map<string, { field: WebhookField; shapes: number }>();
  for (const shape of shapes) {
    for (const field of walkShape(shape, path, named)) {
      const known = fields.get(field.path);
      if (known === undefined) fields.set(field.path, { field, shapes: 1 });
      else known.shapes++;
    }
  }
  // What only one of several shapes has is not always there.
  return Array.from(fields.values(), ({ field, shapes: count }) => ({
    ...field,
    isOptional: field.isOptional || count < shapes.length,
  }));
}

/** The objects that something may be: itself, or each of a union. */
function shapesOf(schema: JsonSchema, named: NamedSchemas): JsonSchema[] {
  const own = resolve(schema, named);
  if (own.properties !== undefined || own.anyOf === undefined) return [own];
  return own.anyOf.map((one) => resolve(one, named)).filter(({ properties }) => properties);
}

function walkShape(shape: JsonSchema, path: string, named: NamedSchemas): WebhookField[] {
  const { properties, required = [] } = shape;
  return Object.entries(properties ?? {}).flatMap(([name, value]) => {
    if (typeof value === "boolean") return [];
    const field = resolve(value, named);
    const item = itemOf(field, named);
    const at = `${path}${name}`;
    const isOptional = !required.includes(name);
    return [
      { path: at, type: typeOf(field, named), isOptional },
      ...walk(withoutNull(item ?? field, named), item ? `${at}[].` : `${at}.`, named),
    ];
  });
}

function resolve(schema: JsonSchema, named: NamedSchemas): JsonSchema {
  const name = schema.$ref?.split("/").at(-1);
  return (name !== undefined && named[name]) || schema;
}

/** What a list holds, where all of it is alike. */
function itemOf(field: JsonSchema, named: NamedSchemas): JsonSchema | undefined {
  const { items } = withoutNull(field, named);
  return typeof items === "object" && !Array.isArray(items) ? resolve(items, named) : undefined;
}

function withoutNull(schema: JsonSchema, named: NamedSchemas): JsonSchema {
  const options = schema.anyOf?.filter(({ type }) => type !== "null") ?? [];
  const [only] = options;
  return options.length === 1 && only ? resolve(only, named) : schema;
}

function typeOf(schema: JsonSchema, named: NamedSchemas): string {
  const { anyOf, enum: values, const: value, type } = schema;
  if (anyOf)
    return [...new Set(anyOf.map((one) => typeOf(resolve(one, named), named)))].join(" or ");
  if (value !== undefined) return JSON.stringify(value);
  if (values) return values.map((one) => JSON.stringify(one)).join(", ");
  const types = [type ?? "anything"].flat();
  return types.map((one) => (one === "array" ? "list" : one)).join(" or ");
}
