import { BoundedCache } from "../../kit/index.ts";

export interface LaneLimits {
  /** How many may be on their way together. */
  maxInFlight: number;
  /** How many of them to one receiver, at most. */
  maxInFlightPerReceiver: number;
}

/** With how many a receiver begins that nothing is known of. */
const FIRST_WIDTH = 8;
const REMEMBERED_RECEIVERS = 10_000;
const REMEMBERED_FOR_MS = 10 * 60 * 1000;
const MAX_RECEIVERS_PER_CLAIM = 64;

/**
 * How many deliveries each receiver may have on their way. Who answers gets a wider lane, one more
 * for each answer; who does not answer has it halved, down to one. So a receiver that hangs holds
 * up itself and, of the room that all share, next to nothing.
 */
export class Lanes {
  readonly #limits: LaneLimits;
  readonly #inFlight = new Map<string, number>();
  readonly #widths = new BoundedCache<string, number>({
    maxEntries: REMEMBERED_RECEIVERS,
    ttlMs: REMEMBERED_FOR_MS,
  });
  #total = 0;
  #lastServed = "";
  readonly #waiting: (() => void)[] = [];

  constructor(limits: LaneLimits) {
    this.#limits = limits;
  }

  get inFlight(): number {
    return this.#total;
  }

  /** How many more may be sent to anybody. */
  get room(): number {
    return this.#limits.maxInFlight - this.#total;
  }

  /**
   * Divides the room among receivers that something is due for: how many each may have now. Begins
   * after the one served last, so that all come round also when there are more of them than room.
   */
  share(due: readonly string[], now: number): Map<string, number> {
    const shares = new Map<string, number>();
    const open = this.#inTurn(due)
      .filter((receiver) => this.#roomOf(receiver, now) > 0)
      .slice(0, MAX_RECEIVERS_PER_CLAIM);
    let { room } = this;
    for (const [index, receiver] of open.entries()) {
      const fair = Math.ceil(room / (open.length - index));
      const share = Math.min(fair, this.#roomOf(receiver, now));
      if (share <= 0) break;
      shares.set(receiver, share);
      room -= share;
      this.#lastServed = receiver;
    }
    return shares;
  }

  /** Whether one of these could be sent something now. */
  hasRoomFor(receivers: readonly string[], now: number): boolean {
    return this.room > 0 && receivers.some((receiver) => this.#roomOf(receiver, now) > 0);
  }

  enter(receiver: string): void {
    this.#total++;
    this.#inFlight.set(receiver, (this.#inFlight.get(receiver) ?? 0) + 1);
  }

  leave(receiver: string, answered: boolean, now: number): void {
    this.#total--;
    const left = (this.#inFlight.get(receiver) ?? 1) - 1;
    if (left === 0) this.#inFlight.delete(receiver);
    else this.#inFlight.set(receiver, left);
    const width = this.#widthOf(receiver, now);
    const next = answered ? Math.min(width + 1, this.#limits.maxInFlightPerReceiver) : halve(width);
    this.#widths.set(receiver, next, now);
    if (this.#total === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when nothing is on its way. */
  async empty(): Promise<void> {
    if (this.#total > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #inTurn(due: readonly string[]): string[] {
    // Sorted here: a database may order text otherwise, and then some would be passed over.
    const sorted = due.toSorted();
    const at = sorted.findIndex((receiver) => receiver > this.#lastServed);
    return at < 0 ? sorted : [...sorted.slice(at), ...sorted.slice(0, at)];
  }

  #roomOf(receiver: string, now: number): number {
    return this.#widthOf(receiver, now) - (this.#inFlight.get(receiver) ?? 0);
  }

  #widthOf(receiver: string, now: number): number {
    return (
      this.#widths.get(receiver, now) ?? Math.min(FIRST_WIDTH, this.#limits.maxInFlightPerReceiver)
    );
  }
}

function halve(width: number): number {
  return Math.max(1, Math.floor(width / 2));
}
