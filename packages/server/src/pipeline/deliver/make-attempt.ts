import type { Egress } from "../../egress/index.ts";
import { uuid4Hex } from "../../kit/index.ts";
import type { ClaimedDelivery, Tried } from "../../resources/deliveries/index.ts";
import { headersFor, maskHeaders, type OpenTarget } from "../../resources/receivers/index.ts";
import { judgeAttempt } from "./judge-attempt.ts";

export interface AttemptOptions {
  egress: Pick<Egress, "send">;
  /** Epoch milliseconds. */
  now: () => number;
  /** A random number in [0, 1), for spreading retries. */
  random: () => number;
  /** `vedette/<version>`. */
  userAgent: string;
  /** How long an integration may take, milliseconds. */
  timeoutMs: number;
  /** How long others may take: service hooks and plain webhooks. */
  hookTimeoutMs: number;
  /** Delay before each attempt, milliseconds; as many attempts as delays. */
  scheduleMs: readonly number[];
}

/** More than this is read of no answer; what is kept is less. */
const MAX_RESPONSE_BYTES = 4096;

/** Signs and sends once, and says what it came to. Records nothing. */
export async function makeAttempt(
  delivery: ClaimedDelivery,
  target: OpenTarget,
  options: AttemptOptions,
): Promise<Tried> {
  const { egress, now, random, userAgent, scheduleMs } = options;
  const { url } = target;
  const startedAt = now();
  const requestId = uuid4Hex();
  const body = Buffer.from(delivery.body);
  const headers = headersFor(target, {
    body,
    resource: delivery.resource,
    requestId,
    idempotencyKey: delivery.idempotencyKey,
    isTest: delivery.isTest,
    now: startedAt,
    userAgent,
  });
  const result = await egress.send({
    url,
    method: "POST",
    headers,
    body,
    timeoutMs:
      delivery.subscriber.kind === "installation" ? options.timeoutMs : options.hookTimeoutMs,
    maxResponseBytes: MAX_RESPONSE_BYTES,
  });
  return judgeAttempt({
    delivery,
    result,
    url,
    requestId,
    requestHeaders: maskHeaders(headers, target),
    startedAt,
    now: now(),
    scheduleMs,
    jitter: random(),
  });
}
