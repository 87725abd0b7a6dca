/** The server answered, and refused. `message` is one sentence fit to show. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** As parsed from JSON; the text when it was none. */
  readonly body: unknown;
  readonly headers: Headers;

  constructor(status: number, body: unknown, headers: Headers) {
    super(sentenceOf(body) ?? `The server answered with status ${status}.`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  /** The same as `message`. */
  get sentence(): string {
    return this.message;
  }

  /** Messages by field for a refused form, empty when the refusal names no field. */
  get fields(): { [field: string]: string[] } {
    const fields: { [field: string]: string[] } = {};
    if (this.status !== 400 || !isObject(this.body)) return fields;
    for (const [field, messages] of Object.entries(this.body)) {
      if (field !== "detail" && Array.isArray(messages)) fields[field] = messages.map(String);
    }
    return fields;
  }
}

function sentenceOf(body: unknown): string | undefined {
  if (typeof body === "string")
    return body.length <= 300 && !body.startsWith("<") ? body : undefined;
  if (!isObject(body)) return undefined;
  const detail = body["detail"];
  if (typeof detail === "string") return detail;
  if (Array.isArray(detail)) return detail.map(String).join(" ");
  // OAuth's own shape (RFC 6749, 5.2).
  if (typeof body["error_description"] === "string") return body["error_description"];
  const sentences = Object.entries(body)
    .filter(([, messages]) => Array.isArray(messages))
    .map(([field, messages]) => {
      const text = (messages as unknown[]).map(String).join(" ");
      return field === "non_field_errors" ? text : `${field}: ${text}`;
    });
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
