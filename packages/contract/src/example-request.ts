import { toJsonSchema, type JsonSchema, type NamedSchemas } from "./json-schema.ts";
import type { Route } from "./route.ts";

export interface ExampleRequest {
  params: { [name: string]: string };
  /** Left out when the route takes no body. */
  body?: unknown;
}

/**
 * The smallest request a route accepts, with made-up values: every parameter and every required
 * part of the body. For tests that want to get past parsing.
 */
export function exampleRequest(route: Route): ExampleRequest {
  const named: NamedSchemas = {};
  const params = exampleOf(toJsonSchema(route.params, "input", named), named);
  return {
    params: Object.fromEntries(
      Object.entries(params as { [name: string]: unknown }).map(([k, v]) => [k, String(v)]),
    ),
    ...(route.body === undefined
      ? {}
      : { body: exampleOf(toJsonSchema(route.body, "input", named), named) }),
  };
}

function exampleOf(schema: JsonSchema, named: NamedSchemas): unknown {
  const target =
    schema.$ref === undefined
      ? undefined
      : named[schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1)];
  if (target !== undefined) return exampleOf(target, named);
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (typeof choice === "object") return exampleOf(choice, named);
  switch (schema.type) {
    case "object":
      return exampleObject(schema, named);
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () =>
        exampleOf(schema.items as JsonSchema, named),
      );
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "string":
      return schema.format === "email"
        ? "ada@example.com"
        : "example".padEnd(schema.minLength ?? 0, "x");
    default:
      return null;
  }
}

function exampleObject(schema: JsonSchema, named: NamedSchemas): unknown {
  const entries: [string, unknown][] = [];
  for (const name of schema.required ?? []) {
    const property = schema.properties?.[name];
    if (typeof property === "object") entries.push([name, exampleOf(property, named)]);
  }
  return Object.fromEntries(entries);
}
