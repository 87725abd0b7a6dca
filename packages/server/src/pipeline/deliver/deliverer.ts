import { uuid4Hex } from "../../kit/index.ts";
import {
  type AttemptOutcome,
  type ClaimedDelivery,
  type Finished,
  findDueReceivers,
  toClaim,
} from "../../resources/deliveries/index.ts";
import type { Instance } from "../../resources/instance.ts";
import { type OpenTarget, type Receivers, Targets } from "../../resources/receivers/index.ts";
import { organizationHint } from "../../resources/live/index.ts";
import type { TurnOutcome } from "../../jobs/index.ts";
import { Ahead } from "./ahead.ts";
import { type LaneLimits, Lanes } from "./lanes.ts";
import { type AttemptOptions, makeAttempt } from "./make-attempt.ts";
import { settleAndClaim } from "./settle-and-claim.ts";

export interface DeliverOptions
  extends Pick<Instance, "storage" | "secrets" | "log" | "links">, AttemptOptions, LaneLimits {
  /** How long a claim holds, milliseconds: longer than `aheadMs` and any attempt take, at most 90 seconds. */
  leaseMs: number;
  /** How long what was claimed may wait for its turn, milliseconds. */
  aheadMs: number;
  observe: DeliverObserver;
}

/** Told of everything that can be counted. */
export interface DeliverObserver {
  attempt(outcome: AttemptOutcome, durationMs: number): void;
  /** How long after it was owed a delivery arrived. */
  arrived(delayMs: number): void;
  inFlight(count: number): void;
}

export interface Deliverer {
  /** Records what has finished and claims what is due, in one transaction; then sends the claimed. */
  turn(): Promise<TurnOutcome>;
  /** Waits for what is on its way, then records it; claims nothing more. */
  finish(): Promise<void>;
}

interface Claimed {
  delivery: ClaimedDelivery;
  target: OpenTarget;
  /** Epoch milliseconds. */
  claimedAt: number;
}

/**
 * Sends deliveries, at least once each. A claim is a lease: when this process dies between sending
 * and recording, the lease runs out and the attempt is repeated under the same `Idempotency-Key`.
 * `onFinished` is told how many results wait for the next turn whenever one more does.
 */
export function createDeliverer(
  options: DeliverOptions,
  onFinished: (waiting: number) => void,
): Deliverer {
  const { storage, now, log, observe } = options;
  const lanes = new Lanes(options);
  const targets = new Targets(options);
  const ahead = new Ahead<Claimed>();
  let finished: Finished[] = [];
  /** In turns without a pause: those who had less to take than they might, and are not asked again. */
  const exhausted = new Set<string>();

  async function turn(): Promise<TurnOutcome> {
    const at = now();
    const due = lanes.room > 0 ? await findDueReceivers(storage.db, at) : [];
    const shares = lanes.share(due, at);
    if (shares.size > 0 || finished.length > 0) {
      const claimed = await recordAndClaim(shares, at);
      const counts = Map.groupBy(claimed, ({ receiver }) => receiver);
      for (const [receiver, share] of shares) {
        if ((counts.get(receiver)?.length ?? 0) < share) exhausted.add(receiver);
      }
      const rest = due.filter(({ receiver }) => !exhausted.has(receiver));
      if (lanes.hasRoomFor(rest, at)) return "more";
    }
    exhausted.clear();
    const isWaiting = lanes.inFlight > 0 || finished.length > 0 || lanes.areHeldBack(due, at);
    return isWaiting ? "waiting" : "nothing";
  }

  async function recordAndClaim(
    shares: ReadonlyMap<string, number>,
    at: number,
  ): Promise<ClaimedDelivery[]> {
    const results = finished;
    finished = [];
    const { claimed, receivers, lost } = await storage
      .perform(settleAndClaim, {
        results,
        shares,
        lease: uuid4Hex(),
        leasedUntil: at + options.leaseMs,
        now: at,
        links: options.links,
      })
      .catch((error) => {
        finished = [...results, ...finished];
        throw error;
      });
    for (const delivery of lost) {
      log.warn({ delivery }, "A delivery was no longer ours when it was recorded");
    }
    hintPages(results);
    beginAll(claimed, receivers, at);
    return claimed;
  }

  /** Tells pages that are open what became of which delivery. */
  function hintPages(results: readonly Finished[]): void {
    const { hints } = storage;
    const watched = results.filter(
      ({ kind, delivery }) =>
        kind !== "released" && hints.isWatched(`organization:${delivery.organizationId}`),
    );
    if (watched.length === 0) return;
    hints.tell(
      watched.map(({ delivery: { id, organizationId } }) =>
        organizationHint(organizationId, { topic: "deliveries", action: "changed", ids: [id] }),
      ),
    );
  }

  function beginAll(
    claimed: readonly ClaimedDelivery[],
    receivers: Receivers,
    claimedAt: number,
  ): void {
    for (const delivery of claimed) {
      const target = targets.of(delivery, receivers);
      if (target.kind === "closed") {
        keep({ kind: "skipped", delivery: toClaim(delivery), reason: target.reason });
      } else if (target.kind === "open") {
        lanes.take(delivery);
        ahead.add(delivery.receiver, { delivery, target, claimedAt });
      }
    }
    for (const receiver of new Set(claimed.map((delivery) => delivery.receiver))) begin(receiver);
  }

  /** Sends what was claimed for a receiver, as much as its lane has room for. */
  function begin(receiver: string): void {
    while (lanes.isOpen(receiver, now())) {
      const next = ahead.take(receiver);
      if (next === undefined) break;
      // Its lease might end before its attempt does, and then it would be sent twice.
      if (now() - next.claimedAt > options.aheadMs) {
        release([next]);
        continue;
      }
      lanes.enter(next.delivery, now());
      void attempt(next);
    }
    observe.inFlight(lanes.inFlight);
  }

  /** Leaves what was claimed and not begun to the next claim, whoever makes it. */
  function release(claims: readonly Claimed[]): void {
    for (const { delivery } of claims) {
      lanes.giveBack(delivery);
      keep({ kind: "released", delivery: toClaim(delivery) });
    }
  }

  async function attempt({ delivery, target }: Claimed): Promise<void> {
    let answered = false;
    try {
      const tried = await makeAttempt(delivery, target, options);
      const { outcome, durationMs } = tried.attempt;
      answered = outcome === "delivered" || outcome === "rejected" || outcome === "gone";
      observe.attempt(outcome, durationMs);
      if (outcome === "delivered") observe.arrived(Math.max(0, now() - delivery.createdAt));
      keep(tried);
    } catch (err) {
      // Nothing is recorded, so the lease runs out and the attempt is repeated.
      log.error({ err, delivery: delivery.id }, "An attempt could not be made");
    } finally {
      lanes.leave(delivery, answered, now());
      // Who keeps silent may do so for long: nothing of it is held on to meanwhile.
      if (!answered) release(ahead.takeAll(delivery.receiver));
      begin(delivery.receiver);
    }
  }

  function keep(result: Finished): void {
    finished.push(result);
    onFinished(finished.length);
  }

  return {
    turn,
    async finish() {
      release(ahead.takeAll());
      await lanes.empty();
      if (finished.length === 0) return;
      try {
        await recordAndClaim(new Map(), now());
      } catch (err) {
        log.error({ err }, "What was delivered last could not be recorded and will be sent again");
      }
    },
  };
}
