import type * as z from "zod";

type Issue = z.core.$ZodIssue;

/** What is wrong, by top-level field; what concerns the whole is under `non_field_errors`. */
export function toFieldMessages(issues: readonly Issue[]): { [field: string]: string[] } {
  const fields = new Map<string, string[]>();
  for (const issue of issues.map(closest)) {
    const [field, ...inner] = issue.path.map(String);
    const name = field ?? "non_field_errors";
    const place = inner.filter((part) => !/^\d+$/.test(part)).join(".");
    const message = place === "" ? issue.message : `${place}: ${issue.message}`;
    const messages = fields.get(name) ?? [];
    if (!messages.includes(message)) messages.push(message);
    fields.set(name, messages);
  }
  return Object.fromEntries(fields);
}

/** The wire's sentence for what a value breaks (docs/wire.md); a schema's own sentence wins. */
export function toSentence(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue.expected, issue.input);
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_value":
      return `${JSON.stringify(issue.input)} is not a valid choice.`;
    case "invalid_union":
      return "Not a valid value.";
    default:
      return "Enter a valid value.";
  }
}

function wrongType(expected: string, input: unknown): string {
  if (input === undefined) return "This field is required.";
  if (input === null) return "This field may not be null.";
  switch (expected) {
    case "string":
      return "Not a valid string.";
    case "int":
      return "A valid integer is required.";
    case "number":
      return "A valid number is required.";
    case "boolean":
      return "Must be a valid boolean.";
    case "array":
    case "tuple":
      return "Expected a list of items.";
    case "object":
    case "record":
      return "Invalid data. Expected a dictionary.";
    default:
      return "Not a valid value.";
  }
}

function tooSmall({ origin, minimum }: { origin: string; minimum: number | bigint }): string {
  if (origin === "string") {
    return minimum === 1
      ? "This field may not be blank."
      : `Ensure this field has at least ${minimum} characters.`;
  }
  if (origin === "array") return `Ensure this field has at least ${minimum} elements.`;
  return `Ensure this value is greater than or equal to ${minimum}.`;
}

function tooBig({ origin, maximum }: { origin: string; maximum: number | bigint }): string {
  if (origin === "string") return `Ensure this field has no more than ${maximum} characters.`;
  if (origin === "array") return `Ensure this field has no more than ${maximum} elements.`;
  return `Ensure this value is less than or equal to ${maximum}.`;
}

/** Of a choice of schemas, what the one that came closest says: it knew the type at least. */
function closest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const branch = issue.errors.find((errors) => !errors.some(isWrongKind));
  const inner = branch?.[0];
  if (inner === undefined) return issue;
  return closest({ ...inner, path: [...issue.path, ...inner.path] });
}

function isWrongKind(issue: Issue): boolean {
  return issue.code === "invalid_type" && issue.path.length === 0;
}
