import { errors } from "undici";

/** What the world may do to a request instead of answering it. */
export type FailureOutcome =
  | "timeout"
  | "dns"
  | "refused"
  | "reset"
  | "tls"
  | "private-address"
  | "too-large"
  | "bad-url";

export interface Failure {
  outcome: FailureOutcome;
  /** One sentence for the person who chose the address. */
  detail: string;
}

/** Thrown inside a connection attempt where we already know what it means. */
export class ConnectFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.detail, options);
    this.failure = failure;
  }
}

/** Says in our words what an error from the socket, TLS or the HTTP parser means. */
export function classifyFailure(error: unknown): Failure {
  if (error instanceof ConnectFailure) return error.failure;
  // Several addresses were tried and all failed: the first says why.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return classifyFailure(error.errors[0]);
  }
  const code = codeOf(error);
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (TLS_CODE.test(code)) {
    return { outcome: "tls", detail: `No trusted TLS connection could be made (${code}).` };
  }
  if (error instanceof errors.InvalidArgumentError || error instanceof errors.NotSupportedError) {
    return { outcome: "bad-url", detail: `The request cannot be sent: ${error.message}.` };
  }
  if (error instanceof errors.HTTPParserError) {
    return { outcome: "reset", detail: "What came back was not HTTP." };
  }
  return { outcome: "reset", detail: `The connection broke before the answer ended (${code}).` };
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "no code";
  return String(error.code);
}

/**
 * Codes of OpenSSL's certificate checks, of Node's TLS layer, and EPROTO, which is all that is
 * left of an alert or of a peer that does not speak TLS.
 */
const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|EPROTO$)/;

const timedOut: Failure = { outcome: "timeout", detail: "The connection was not made in time." };
const noRoute: Failure = { outcome: "refused", detail: "There is no route to the receiver." };
const broken: Failure = {
  outcome: "reset",
  detail: "The receiver closed the connection before the answer ended.",
};

const BY_CODE: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: { outcome: "refused", detail: "Nothing listens at the receiver's port." },
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  EHOSTDOWN: noRoute,
  ENETDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  EACCES: noRoute,
  EPERM: noRoute,
  ETIMEDOUT: timedOut,
  UND_ERR_CONNECT_TIMEOUT: timedOut,
  ECONNRESET: broken,
  ECONNABORTED: broken,
  EPIPE: broken,
  UND_ERR_SOCKET: broken,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: broken,
  UND_ERR_HEADERS_OVERFLOW: {
    outcome: "too-large",
    detail: "The headers of the answer are larger than 16 KiB.",
  },
};
