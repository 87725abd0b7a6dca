import type { ErrorObject } from "ajv";

/**
 * Says in the words of Python's `jsonschema`, which builders of integrations know, what the most
 * general of these violations is; and where, when it is not the element itself.
 */
export function sayViolation(errors: readonly ErrorObject[]): string {
  // Of a select's "exactly one of" only its own error counts, not what each branch complained of.
  const own = errors.filter(({ schemaPath }) => !/(?:\/oneOf\/\d+){2}\//.test(schemaPath));
  const [first, ...rest] = own;
  if (first === undefined) return "the element cannot be read";
  const broadest = rest.reduce((best, error) => (depth(error) < depth(best) ? error : best), first);
  const place = toPlace(broadest.instancePath);
  return place === "" ? say(broadest) : `${say(broadest)} in ${place}`;
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split("/").length;
}

function say(error: ErrorObject): string {
  const { keyword, data, schema } = error;
  switch (keyword) {
    case "required":
      return `${quote(error.params["missingProperty"])} is a required property`;
    case "type":
      return `${quote(data)} is not of type ${[schema].flat().map(quote).join(", ")}`;
    case "enum":
      return `${quote(data)} is not one of ${quote(schema)}`;
    case "discriminator": {
      const tag = error.params["tagValue"] as unknown;
      if (tag === undefined) return "'type' is a required property";
      return `${quote(tag)} is not one of the types that can be here`;
    }
    case "pattern":
      return `${quote(data)} does not match ${quote(schema)}`;
    case "minItems":
    case "minLength":
      return `${quote(data)} is too short`;
    case "maxItems":
    case "maxLength":
      return `${quote(data)} is too long`;
    case "oneOf":
      return "exactly one of 'uri' and 'options' is needed";
    default:
      return `${quote(data)} ${error.message ?? "is not valid"}`;
  }
}

const MAX_QUOTED = 200;

/** A value as Python writes it, cut where it would fill a page. */
function quote(value: unknown): string {
  const text = toPython(value);
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}

function toPython(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return toPythonText(value);
  if (Array.isArray(value)) return `[${value.map(toPython).join(", ")}]`;
  if (typeof value === "object") {
    const pairs = Object.entries(value).map(([key, item]) => `${toPython(key)}: ${toPython(item)}`);
    return `{${pairs.join(", ")}}`;
  }
  return JSON.stringify(value);
}

/** In single quotes, or in double ones where that spares escaping. */
function toPythonText(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** `/link/required_fields/0` becomes `link.required_fields[0]`. */
function toPlace(path: string): string {
  return path
    .slice(1)
    .split("/")
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}
