import * as z from "zod";
import { queryDocs } from "./query.ts";
import type { Schema } from "./route.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Named schemas met so far, by their name. */
export type NamedSchemas = { [name: string]: JsonSchema };

/**
 * A schema as JSON Schema 2020-12. `input` describes what a caller sends, `output` what they get.
 * Schemas with a name are put into `named` and referred to at `#/components/schemas/…`.
 */
export function toJsonSchema(
  schema: Schema,
  io: "input" | "output",
  named: NamedSchemas,
): JsonSchema {
  const {
    $schema: _dialect,
    $defs,
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => describe(zodSchema, jsonSchema),
  });
  for (const [name, definition] of Object.entries($defs ?? {})) {
    named[name] ??= moveReferences(definition);
  }
  return moveReferences(rest);
}

function describe(schema: Schema, json: JsonSchema): void {
  const docs = queryDocs.get(schema);
  if (docs !== undefined) {
    const plain = "list" in docs ? json.anyOf?.[0] : docs.keywords;
    delete json.anyOf;
    Object.assign(json, plain);
  }
  // Replies gain keys over time; a strict client must not break on the first new one.
  if (json.additionalProperties === false) delete json.additionalProperties;
}

function moveReferences(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as JsonSchema;
}
