import type { Egress } from "../../egress/index.ts";
import { uuid4Hex } from "../../kit/index.ts";
import type { ClaimedDelivery, Tried } from "../../resources/deliveries/index.ts";
import { judgeAttempt } from "./judge-attempt.ts";
import { headersFor } from "./headers-for.ts";
import type { OpenTarget } from "./targets.ts";

export interface AttemptOptions {
  egress: Pick<Egress, "send">;
  /** Epoch milliseconds. */
  now: () => number;
  /** A random number in [0, 1), for spreading retries. */
  random: () => number;
  /** `vedette/<version>`. */
  userAgent: string;
  /** How long a receiver may take, milliseconds. */
  timeoutMs: number;
  /** Delay before each attempt, milliseconds; as many attempts as delays. */
  scheduleMs: readonly number[];
}

/** More than this is read of no answer; what is kept is less. */
const MAX_RESPONSE_BYTES = 4096;

/** Signs and sends once, and says what it came to. Records nothing. */
export async function makeAttempt(
  delivery: ClaimedDelivery,
  { url, receiver, secret }: OpenTarget,
  options: AttemptOptions,
): Promise<Tried> {
  const { egress, now, random, userAgent, timeoutMs, scheduleMs } = options;
  const { resource, idempotencyKey } = delivery;
  const startedAt = now();
  const requestId = uuid4Hex();
  const body = Buffer.from(delivery.body);
  const result = await egress.send({
    url,
    method: "POST",
    headers: headersFor(receiver, secret, {
      body,
      resource,
      requestId,
      idempotencyKey,
      now: startedAt,
      userAgent,
    }),
    body,
    timeoutMs,
    maxResponseBytes: MAX_RESPONSE_BYTES,
  });
  return judgeAttempt({
    delivery,
    result,
    url,
    requestId,
    startedAt,
    now: now(),
    scheduleMs,
    jitter: random(),
  });
}
