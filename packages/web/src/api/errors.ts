import { ApiError } from "@vedette/contract";

/** An error as it is shown: what happened, and the server's id of the request if it answered. */
export interface ErrorWords {
  title: string;
  sentence: string;
  requestId?: string;
}

/** Puts any error into words: a refusal of the server, no answer at all, or a fault of this page. */
export function toWords(error: unknown): ErrorWords {
  if (error instanceof ApiError) {
    const requestId = error.headers.get("x-request-id");
    return {
      title:
        failedIntegration(error) === undefined
          ? titleOf(error.status)
          : "The integration did not do it",
      sentence: sentenceOf(error),
      ...(requestId === null ? {} : { requestId }),
    };
  }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return {
      title: "No connection",
      sentence: "Vedette could not be reached. Check your connection, then try again.",
    };
  }
  return {
    title: "Something broke",
    sentence: "This page ran into a fault of its own. Reload it; if that does not help, report it.",
  };
}

/** The messages of a refused form by field. Empty when the refusal names no field. */
export function fieldsOf(error: unknown): { [field: string]: string } {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    Object.entries(error.fields).map(([field, messages]) => [field, messages.join(" ")]),
  );
}

/** Whether the refusal is about fields that the form shows, so that it need not be said twice. */
export function isAboutFields(error: unknown, names: readonly string[]): boolean {
  const fields = Object.keys(fieldsOf(error));
  return fields.length > 0 && fields.every((field) => names.includes(field));
}

/** Whether the server refused with this status. */
export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status;
}

/** Whether the server says that nobody is signed in; an integration may answer 401 of its own. */
export function isSignedOut(error: unknown): boolean {
  return hasStatus(error, 401) && failedIntegration(error) === undefined;
}

/** The slug of the integration that failed, where the server only passes on what it answered. */
export function failedIntegration(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || typeof error.body !== "object") return undefined;
  const { context } = (error.body ?? {}) as { context?: { integration?: unknown } };
  return typeof context?.integration === "string" ? context.integration : undefined;
}

/** Whether an organization keeps the person out until they sign in with two factors. */
export function needsTwoFactor(error: unknown): boolean {
  return error instanceof ApiError && bodyOf(error)["error_type"] === "two_factor_required";
}

function bodyOf({ body }: ApiError): { [name: string]: unknown } {
  return typeof body === "object" && body !== null ? { ...body } : {};
}

function titleOf(status: number): string {
  if (status === 401) return "You are signed out";
  if (status === 403) return "Not allowed";
  if (status === 404) return "Not found";
  if (status === 429) return "Too many requests";
  return status >= 500 ? "The server failed" : "That did not work";
}

function sentenceOf(error: ApiError): string {
  const sentence = /[.!?]$/.test(error.sentence) ? error.sentence : `${error.sentence}.`;
  const seconds = Number(error.headers.get("retry-after"));
  if (error.status === 429 && seconds > 0) return `${sentence} Try again in ${seconds} s.`;
  if (failedIntegration(error) !== undefined) return sentence;
  if (error.status >= 500) return `${sentence} The request ID leads an operator to the cause.`;
  return sentence;
}
