/** A schema as people edit it; none at all as an empty text. */
export function toText(schema: unknown): string {
  if (schema === null || schema === undefined || schema === "") return "";
  if (typeof schema === "object" && Object.keys(schema).length === 0) return "";
  return JSON.stringify(schema, null, 2);
}
