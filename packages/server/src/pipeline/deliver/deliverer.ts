import type { Egress } from "../../egress/index.ts";
import { uuid4Hex } from "../../kit/index.ts";
import {
  type AttemptOutcome,
  type ClaimedDelivery,
  claimDeliveries,
  type Finished,
  findDueReceivers,
  recordFinished,
} from "../../resources/deliveries/index.ts";
import { findWebhookReceivers, type WebhookReceiver } from "../../resources/sentry-apps/index.ts";
import type { Services } from "../../resources/services.ts";
import type { TurnOutcome } from "../turns.ts";
import { judgeAttempt } from "./judge-attempt.ts";
import { Lanes } from "./lanes.ts";
import { signedHeaders } from "./sign.ts";
import { type OpenTarget, Targets } from "./targets.ts";

export interface DeliverOptions extends Pick<Services, "storage" | "now" | "secrets" | "log"> {
  egress: Pick<Egress, "send">;
  /** A random number in [0, 1), for spreading retries. */
  random: () => number;
  /** Of Vedette, for `User-Agent`. */
  version: string;
  /** How long a receiver may take, milliseconds. */
  timeoutMs: number;
  /** Delay before each attempt, milliseconds; as many attempts as delays. */
  scheduleMs: readonly number[];
  /** How long a claim holds, milliseconds: longer than any attempt takes, at most 90 seconds. */
  leaseMs: number;
  /** How many attempts may be on their way together, and how many of them to one receiver. */
  maxInFlight: number;
  maxPerReceiver: number;
  observe: DeliverObserver;
}

export interface DeliverObserver {
  attempt(outcome: AttemptOutcome, durationMs: number): void;
  inFlight(count: number): void;
}

export interface Deliverer {
  /** Records what has finished and claims what is due, in one transaction; then sends the claimed. */
  turn(): Promise<TurnOutcome>;
  /** Waits for what is on its way, then records it; claims nothing more. */
  finish(): Promise<void>;
}

/** More than this is read of no answer, and less of it is kept. */
const MAX_RESPONSE_BYTES = 4096;

/**
 * Sends deliveries, at least once each. A claim is a lease: when this process dies between sending
 * and recording, the lease runs out and the attempt is repeated under the same `Idempotency-Key`.
 * `onFinished` is told how many results wait for the next turn whenever one more does.
 */
export function createDeliverer(
  options: DeliverOptions,
  onFinished: (waiting: number) => void,
): Deliverer {
  const { storage, now, log, egress, observe } = options;
  const lanes = new Lanes(options);
  const targets = new Targets(options);
  let finished: Finished[] = [];

  async function turn(): Promise<TurnOutcome> {
    const at = now();
    const due = lanes.room > 0 ? await findDueReceivers(storage.db, at) : [];
    const shares = lanes.share(due, at);
    if (shares.size > 0 || finished.length > 0) {
      const claimed = await recordAndClaim(shares, at);
      const counts = Map.groupBy(claimed, ({ receiver }) => receiver);
      const rest = due.filter(
        (receiver) => (counts.get(receiver)?.length ?? 0) === (shares.get(receiver) ?? 0),
      );
      if (lanes.hasRoomFor(rest, at)) return "more";
    }
    return lanes.inFlight > 0 || finished.length > 0 ? "waiting" : "nothing";
  }

  /** One transaction for what has finished and what begins: half the waits for the disk. */
  async function recordAndClaim(
    shares: ReadonlyMap<string, number>,
    at: number,
  ): Promise<ClaimedDelivery[]> {
    const results = finished;
    finished = [];
    const request = { shares, lease: uuid4Hex(), leasedUntil: at + options.leaseMs, now: at };
    try {
      const { claimed, receivers, lost } = await storage.transaction(async (tx) => {
        const lost = await recordFinished(storage.engine, tx, results, at);
        const claimed = await claimDeliveries(storage.engine, tx, request);
        const ids = new Set(claimed.map(({ subscriber }) => subscriber.id));
        return { lost, claimed, receivers: await findWebhookReceivers(tx, [...ids]) };
      });
      for (const { delivery } of lost) {
        log.warn({ delivery: delivery.id }, "A delivery's lease ran out before it was recorded");
      }
      beginAll(claimed, receivers);
      return claimed;
    } catch (error) {
      finished = [...results, ...finished];
      throw error;
    }
  }

  function beginAll(
    claimed: readonly ClaimedDelivery[],
    receivers: ReadonlyMap<number, WebhookReceiver>,
  ): void {
    for (const delivery of claimed) {
      const target = targets.of(receivers.get(delivery.subscriber.id));
      if (target.kind === "closed") finish({ kind: "skipped", delivery, reason: target.reason });
      else if (target.kind === "open") void attempt(delivery, target);
    }
    observe.inFlight(lanes.inFlight);
  }

  async function attempt(delivery: ClaimedDelivery, { url, secret }: OpenTarget): Promise<void> {
    const { body, resource, idempotencyKey, receiver } = delivery;
    const startedAt = now();
    const requestId = uuid4Hex();
    lanes.enter(receiver);
    let isAnswered = false;
    try {
      const bytes = Buffer.from(body);
      const result = await egress.send({
        url,
        method: "POST",
        headers: signedHeaders({
          body: bytes,
          resource,
          secret,
          requestId,
          idempotencyKey,
          now: startedAt,
          version: options.version,
        }),
        body: bytes,
        timeoutMs: options.timeoutMs,
        maxResponseBytes: MAX_RESPONSE_BYTES,
      });
      isAnswered = result.outcome === "answered";
      const judged = judgeAttempt({
        delivery,
        result,
        url,
        requestId,
        startedAt,
        now: now(),
        scheduleMs: options.scheduleMs,
        jitter: options.random(),
      });
      observe.attempt(judged.attempt.outcome, judged.attempt.durationMs);
      finish(judged);
    } catch (err) {
      // Nothing is recorded, so the lease runs out and the attempt is repeated.
      log.error({ err, delivery: delivery.id }, "An attempt could not be made");
    } finally {
      lanes.leave(receiver, isAnswered, now());
    }
  }

  function finish(result: Finished): void {
    finished.push(result);
    onFinished(finished.length);
  }

  return {
    turn,
    async finish() {
      await lanes.empty();
      if (finished.length > 0) await recordAndClaim(new Map(), now());
    },
  };
}
