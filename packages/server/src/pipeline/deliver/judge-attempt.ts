import { WEBHOOK_ANSWER_HEADERS } from "@vedette/contract/webhook-headers";
import type { EgressResult } from "../../egress/index.ts";
import { nextAttemptDelayMs, parseRetryAfter } from "../../kit/index.ts";
import {
  type Attempt,
  type ClaimedDelivery,
  toAttemptRecord,
  toClaim,
  type Tried,
} from "../../resources/deliveries/index.ts";

/** How much of an answer is kept, characters. */
const KEPT_CHARACTERS = 1024;

export interface Judgement {
  delivery: ClaimedDelivery;
  result: EgressResult;
  url: string;
  requestId: string;
  /** As the records may show them. */
  requestHeaders: { readonly [name: string]: string };
  /** Epoch milliseconds. */
  startedAt: number;
  now: number;
  /** Delay before each attempt, milliseconds. */
  scheduleMs: readonly number[];
  /** A random number in [0, 1). */
  jitter: number;
}

/**
 * What one attempt means. Any 2xx is success. Everything else is tried again until the schedule
 * ends, whatever the reason: names change their address, and a receiver that says 404 today may be
 * deployed tomorrow. A redirect is not followed, so it is no success either.
 */
export function judgeAttempt(judgement: Judgement): Tried {
  const { result, now, scheduleMs, jitter } = judgement;
  const { attempts, attemptsBefore } = judgement.delivery;
  const delivery = toClaim(judgement.delivery);
  const attempt = toAttemptRecord(toAttempt(judgement));
  if (attempt.outcome === "delivered") return { kind: "delivered", delivery, attempt };
  // It will say the same for ever, and is told nothing more (docs/integrate/webhooks.md).
  if (attempt.outcome === "gone") return { kind: "failed", delivery, attempt };
  const delayMs = nextAttemptDelayMs({
    attempt: attempts - attemptsBefore + 1,
    schedule: scheduleMs,
    jitter,
    retryAfterMs:
      result.outcome === "answered" ? parseRetryAfter(result.headers["retry-after"], now) : null,
  });
  if (delayMs === null) return { kind: "failed", delivery, attempt };
  return { kind: "retry", delivery, attempt, dueAt: now + delayMs };
}

function toAttempt({ result, url, requestId, requestHeaders, startedAt }: Judgement): Attempt {
  const { durationMs } = result;
  const attempt = { startedAt, durationMs, requestId, url, requestHeaders };
  if (result.outcome !== "answered") {
    const { outcome, detail } = result;
    return { ...attempt, ...NO_ANSWER, outcome, detail };
  }
  const { status, headers, body } = result;
  const answer = {
    ...attempt,
    statusCode: status,
    responseHeaders: maskCookies(headers),
    responseBody: body.slice(0, KEPT_CHARACTERS),
    detail: null,
  };
  if (status >= 200 && status < 300) {
    return { ...answer, ...NO_REPORT, outcome: "delivered" };
  }
  return {
    ...answer,
    outcome: status === 410 ? "gone" : "rejected",
    ...receiverError(headers),
  };
}

/** Who reads the records is not who may have a session there. */
function maskCookies(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return "set-cookie" in headers ? { ...headers, "set-cookie": "*".repeat(64) } : headers;
}

const NO_REPORT = { receiverErrorId: null, receiverProjectId: null };
const NO_ANSWER = { ...NO_REPORT, statusCode: null, responseHeaders: null, responseBody: null };

/** The receiver's own error tracker knows why: kept when it names both the error and the project. */
function receiverError(
  headers: Readonly<Record<string, string>>,
): Pick<Attempt, "receiverErrorId" | "receiverProjectId"> {
  const error = headers[WEBHOOK_ANSWER_HEADERS.error.toLowerCase()] ?? "";
  const project = headers[WEBHOOK_ANSWER_HEADERS.project.toLowerCase()] ?? "";
  const known = /^[0-9a-f]{32}$/i.test(error) && /^\d{1,19}$/.test(project);
  return known
    ? { receiverErrorId: error, receiverProjectId: project }
    : { receiverErrorId: null, receiverProjectId: null };
}
