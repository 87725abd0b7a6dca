/**
 * The line that a refusal of the server is about, as far as its words tell: the element by its type
 * (`… for element of type 'issue-link'`), and the place in it (`… in link.required_fields[0]`).
 */
export function lineOfMessage(
  message: string,
  schema: unknown,
  lines: ReadonlyMap<string, number>,
): number | undefined {
  const elements = elementsOf(schema);
  if (elements === undefined) return lines.get("elements");
  const type = /(?:for element|elements) of type:? '?([\w-]+)'?$/.exec(message)?.[1];
  const strange = /^Element has type '(.*)'\. Type must/s.exec(message)?.[1];
  const at = elements.findLastIndex((element) => {
    const given = typeof element === "object" && element !== null && Reflect.get(element, "type");
    if (type !== undefined) return given === type;
    return strange === undefined ? false : String(given) === strange;
  });
  if (at < 0) return lines.get("elements");
  const place = / in ([\w.[\]]+) for element of type/.exec(message)?.[1];
  const path = place === undefined ? "" : `.${place.replace(/\[(\d+)\]/g, ".$1")}`;
  return lines.get(`elements.${at}${path}`) ?? lines.get(`elements.${at}`);
}

/** The elements of a schema that has a list of them. */
export function elementsOf(schema: unknown): unknown[] | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const elements: unknown = Reflect.get(schema, "elements");
  return Array.isArray(elements) ? (elements as unknown[]) : undefined;
}
