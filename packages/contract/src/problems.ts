/**
 * Why a request was refused. The set of codes is closed; one table gives each its status and its
 * body in the shapes Sentry's clients already read.
 */
const PROBLEMS = {
  invalid: { status: 400, detail: "Invalid data." },
  "bad-request": { status: 400, detail: "The request could not be understood." },
  "malformed-body": { status: 400, detail: "JSON parse error" },
  "invalid-cursor": { status: 400, detail: "Invalid cursor parameter." },
  "installation-mismatch": {
    status: 400,
    detail: "Given installation is not for this integration.",
  },
  "token-application-mismatch": {
    status: 400,
    detail: "Token does not belong to the application",
  },

  unauthenticated: { status: 401, detail: "Authentication credentials were not provided." },
  "invalid-token": { status: 401, detail: "Invalid token" },
  "expired-token": { status: 401, detail: "Token expired" },
  "inactive-user": { status: 401, detail: "User inactive or deleted" },
  "invalid-request": { status: 401, detail: "Invalid request" },
  "invalid-client": { status: 401, detail: "Invalid Client ID / Secret pair" },
  "grant-not-found": { status: 401, detail: "Could not find grant for given code" },
  "grant-forbidden": { status: 401, detail: "Forbidden grant" },
  "grant-expired": { status: 401, detail: "Grant has already expired" },
  "refresh-token-not-found": { status: 401, detail: "Given refresh token does not exist" },
  "application-inactive": { status: 401, detail: "Application is not active" },
  "invalid-assertion": { status: 401, detail: "Could not validate JWT" },

  forbidden: { status: 403, detail: "You do not have permission to perform this action." },
  "cross-site": { status: 403, detail: "This request did not come from this site's own pages." },
  "invalid-grant-type": { status: 403, detail: "Invalid grant_type" },
  "not-app-owner": {
    status: 403,
    detail: "User must be in the app owner's organization for unpublished apps",
  },
  "app-disabled": {
    status: 403,
    detail: "This integration was switched off by the administrators of this instance.",
  },
  "partnership-restricted": {
    status: 403,
    detail:
      "This integration is managed by an active partnership and cannot be modified until the end of the partnership.",
  },
  "two-factor-required": {
    status: 403,
    detail:
      "This organization wants its members to sign in with two factors. Set yours up in your account.",
    errorType: "two_factor_required",
  },
  "published-app": { status: 403, detail: "Published apps cannot be removed.", as: "detail-list" },
  "too-many-tokens": {
    status: 403,
    detail: "Cannot generate more than 20 tokens for a single integration",
    as: "text",
  },
  "internal-only": {
    status: 403,
    detail: "This route is limited to internal integrations only",
    as: "text",
  },
  "unavailable-feature": {
    status: 403,
    detail: "You do not have that feature enabled",
    as: "detail-list",
    errorType: "unavailable_feature",
  },

  "not-found": { status: 404, detail: "The requested resource does not exist" },
  "unknown-route": { status: 404, detail: "No such endpoint." },
  "no-matching-event": { status: 404, detail: "No matching event" },
  "app-not-found": { status: 404, detail: "Could not find the requested sentry app" },
  "installation-not-found": {
    status: 404,
    detail: "Could not find given sentry app installation",
  },

  "oauth-invalid-request": {
    status: 400,
    detail: "The request lacks a parameter, repeats one, or has one that cannot be.",
    oauth: "invalid_request",
  },
  "oauth-invalid-client": {
    status: 401,
    detail: "There is no such client, or it has another secret.",
    oauth: "invalid_client",
  },
  "oauth-invalid-grant": {
    status: 400,
    detail: "It is unknown, was used, has expired, or belongs to another client.",
    oauth: "invalid_grant",
  },
  "oauth-unsupported-grant-type": {
    status: 400,
    detail: "There is no such grant type.",
    oauth: "unsupported_grant_type",
  },
  "oauth-invalid-scope": {
    status: 400,
    detail: "There is no such scope, or it was not granted.",
    oauth: "invalid_scope",
  },
  "oauth-access-denied": {
    status: 400,
    detail: "The person said no.",
    oauth: "access_denied",
  },
  "oauth-authorization-pending": {
    status: 400,
    detail: "The person has not answered yet.",
    oauth: "authorization_pending",
  },
  "oauth-slow-down": {
    status: 400,
    detail: "Ask less often: wait five seconds more each time.",
    oauth: "slow_down",
  },
  "oauth-expired-token": {
    status: 400,
    detail: "The device code has expired.",
    oauth: "expired_token",
  },

  "method-not-allowed": { status: 405, detail: 'Method "{method}" not allowed.' },
  conflict: { status: 409, detail: "A resource with this name already exists." },
  "payload-too-large": { status: 413, detail: "The request body is too large." },
  "unsupported-media-type": { status: 415, detail: "Unsupported media type in request." },
  "rate-limited": {
    status: 429,
    detail: "You are attempting to use this endpoint too frequently.",
  },
  internal: { status: 500, detail: "Internal error" },
  "integration-failed": { status: 502, detail: "The integration could not be reached." },
  unavailable: { status: 503, detail: "The service is not ready, try again shortly." },
} as const satisfies { [code: string]: ProblemRow };

interface ProblemRow {
  status: number;
  detail: string;
  /** `text`: the body is a bare JSON string; `detail-list`: `detail` is a list of one sentence. */
  as?: "text" | "detail-list";
  errorType?: string;
  /** The body is that of RFC 6749, 5.2, with this as its `error`. */
  oauth?: string;
}

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

/** Messages by field name, as forms show them. */
export type FieldMessages = { readonly [field: string]: readonly string[] };

export type ProblemBody =
  | FieldMessages
  | string
  | { detail: string | readonly string[]; error_type?: string; context?: unknown }
  | { error: string; error_description: string };

export interface ProblemOptions {
  /** The sentence for the caller, in place of the table's. */
  detail?: string;
  /** Of `integration-failed`: the status an integration answered with, in place of the table's. */
  status?: number;
  /** Facts that help the caller, e.g. `{ user_organizations: ["acme"] }`. */
  context?: { readonly [key: string]: unknown };
  /** Sent as `Retry-After`, for refusals that pass with time. */
  retryAfterSeconds?: number;
  /** Methods the path does answer, sent as `Allow`. */
  allow?: readonly string[];
  cause?: unknown;
}

/** A refusal: the caller may not, or cannot. Thrown anywhere, answered at the HTTP door. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly status: number;
  readonly body: ProblemBody;
  readonly headers: { readonly [name: string]: string };

  constructor(code: ProblemCode, options: ProblemOptions & { fields?: FieldMessages } = {}) {
    const row: ProblemRow = PROBLEMS[code];
    const detail = options.detail ?? row.detail;
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status ?? row.status;
    this.body = options.fields ?? toBody(row, detail, options.context);
    this.headers = toHeaders(row, options);
  }

  /** A 400 that names what is wrong with which field; `non_field_errors` for the whole. */
  static fields(fields: FieldMessages): Problem {
    const sentences = Object.entries(fields).map(
      ([field, messages]) => `${field}: ${messages.join(" ")}`,
    );
    return new Problem("invalid", { fields, detail: sentences.join("; ") });
  }
}

/** The status a code answers with. */
export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code].status;
}

function toBody(row: ProblemRow, detail: string, context: ProblemOptions["context"]): ProblemBody {
  if (row.as === "text") return detail;
  if (row.oauth !== undefined) return { error: row.oauth, error_description: detail };
  return {
    detail: row.as === "detail-list" ? [detail] : detail,
    ...(row.errorType === undefined ? {} : { error_type: row.errorType }),
    ...(context === undefined ? {} : { context }),
  };
}

function toHeaders(
  { status, oauth }: ProblemRow,
  options: ProblemOptions,
): { [name: string]: string } {
  const challenge = oauth === undefined ? 'Bearer realm="api"' : 'Basic realm="oauth"';
  return {
    ...(status === 401 ? { "www-authenticate": challenge } : {}),
    ...(options.retryAfterSeconds === undefined
      ? {}
      : { "retry-after": String(Math.max(1, Math.ceil(options.retryAfterSeconds))) }),
    ...(options.allow === undefined ? {} : { allow: options.allow.join(", ") }),
  };
}
