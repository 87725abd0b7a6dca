/** Headers of a webhook request, by the names the wire uses. */
export const WEBHOOK_HEADERS = {
  /** A new uuid for each attempt, hex without dashes. */
  requestId: "Request-ID",
  /** `issue`, `error`, `comment` …; with the body's `action` it names the event. */
  resource: "Sentry-Hook-Resource",
  /** Epoch seconds of the attempt. */
  timestamp: "Sentry-Hook-Timestamp",
  /** Hex HMAC-SHA256 of the body bytes under the client secret. */
  signature: "Sentry-Hook-Signature",
  /** The same over all attempts of one delivery. */
  idempotencyKey: "Idempotency-Key",
  /** `true` on a sample that somebody sent; otherwise absent. */
  test: "Vedette-Test",
} as const;

/** The headers of Standard Webhooks (https://www.standardwebhooks.com), besides those of Sentry. */
export const STANDARD_HEADERS = {
  /** The same as the idempotency key. */
  id: "webhook-id",
  /** Epoch seconds of the attempt. */
  timestamp: "webhook-timestamp",
  /** `v1,` and base64, one for each secret that is valid now, separated by spaces. */
  signature: "webhook-signature",
} as const;

/** Headers of a request to a service hook. */
export const SERVICE_HOOK_HEADERS = {
  /** Hex HMAC-SHA256 of the body bytes under the hook's secret. */
  signature: "X-Sentry-Hook-Signature",
  /** The same, under the name that Sentry's code uses. */
  olderSignature: "X-ServiceHook-Signature",
  /** Epoch seconds of the attempt. */
  timestamp: "X-ServiceHook-Timestamp",
  /** The hook's id. */
  id: "X-ServiceHook-GUID",
} as const;

/** Headers a receiver may answer with, to link a failure to an error it reported itself. */
export const WEBHOOK_ANSWER_HEADERS = {
  error: "Sentry-Hook-Error",
  project: "Sentry-Hook-Project",
} as const;
