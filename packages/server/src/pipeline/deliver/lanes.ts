import type { DueReceiver } from "../../resources/deliveries/index.ts";
import { BoundedCache } from "../../kit/index.ts";
import { Counter } from "./counter.ts";
import { Rates } from "./rates.ts";

export interface LaneLimits {
  /** How many may be on their way together. */
  maxInFlight: number;
  /** How many of them to one receiver, at most. */
  maxInFlightPerReceiver: number;
  /** How many of them for one organization, at most. */
  maxInFlightPerOrganization: number;
  /** How many a receiver may be sent within a second, by this process; null: any number. */
  maxPerSecond: number | null;
}

/** With how many a receiver begins that nothing is known of. */
const FIRST_WIDTH = 8;
const REMEMBERED_RECEIVERS = 10_000;
/** Longer than most pauses between retries, so that who is silent stays known for it. */
const REMEMBERED_FOR_MS = 6 * 60 * 60 * 1000;
const MAX_RECEIVERS_PER_CLAIM = 64;
const AHEAD_PER_ANSWER = 4;

/**
 * How many deliveries each receiver may have on their way. Who answers gets a wider lane, one more
 * for each answer; who does not answer has it halved, down to one, and all of those together may
 * take no more than half of the room. So receivers that hang hold up themselves and nobody else,
 * however many they are. No organization takes all of the room, either.
 *
 * A receiver that answers is given some more ahead, so many for each it has answered since it was last
 * given any: until the next claim is there a quick one is over with more than its lane holds.
 */
export class Lanes {
  readonly #limits: LaneLimits;
  /** Given and not over: on their way, or ahead. */
  readonly #taken = new Counter<string>();
  readonly #takenOf = new Counter<number>();
  readonly #inFlight = new Counter<string>();
  /** Answers since the last share. */
  readonly #answers = new Counter<string>();
  readonly #widths = new BoundedCache<string, number>({
    maxEntries: REMEMBERED_RECEIVERS,
    ttlMs: REMEMBERED_FOR_MS,
  });
  /** Those that kept silent when they were last sent something. */
  readonly #silent = new BoundedCache<string, true>({
    maxEntries: REMEMBERED_RECEIVERS,
    ttlMs: REMEMBERED_FOR_MS,
  });
  readonly #rates: Rates;
  #lastServed = "";
  readonly #waiting: (() => void)[] = [];

  constructor(limits: LaneLimits) {
    this.#limits = limits;
    this.#rates = new Rates(limits.maxPerSecond);
  }

  get inFlight(): number {
    return this.#inFlight.total;
  }

  /** How many more may be sent to anybody. */
  get room(): number {
    return this.#limits.maxInFlight - this.#taken.total;
  }

  /**
   * Divides the room among receivers that something is due for: how many each may have now. Begins
   * after the one served last, so that all come round also when there are more of them than room.
   */
  share(due: readonly DueReceiver[], now: number): Map<string, number> {
    const shares = new Map<string, number>();
    const open = this.#openOf(this.#inTurn(due), now).slice(0, MAX_RECEIVERS_PER_CLAIM);
    const taken = new Counter<number>();
    let { room } = this;
    let silentRoom = this.#silentRoom(now);
    for (const [index, one] of open.entries()) {
      const { receiver, organizationId } = one;
      const isSilent = this.#isSilent(receiver, now);
      const share = Math.min(
        Math.ceil(room / (open.length - index)),
        this.#roomOf(receiver, now),
        this.#roomIn(organizationId) - taken.of(organizationId),
        isSilent ? silentRoom : Infinity,
      );
      if (share <= 0) continue;
      shares.set(receiver, share);
      this.#answers.clear(receiver);
      // What an unknown one was given is its lane, however full the room is by the time it is sent.
      if (this.#widths.get(receiver, now) === undefined) this.#widths.set(receiver, share, now);
      taken.add(organizationId, share);
      room -= share;
      if (isSilent) silentRoom -= share;
      this.#lastServed = receiver;
    }
    return shares;
  }

  /** Whether one of these could be sent something now. */
  hasRoomFor(receivers: readonly DueReceiver[], now: number): boolean {
    return this.room > 0 && this.#openOf(receivers, now).length > 0;
  }

  /** Whether one of these waits for nothing but its rate. */
  areHeldBack(receivers: readonly DueReceiver[], now: number): boolean {
    return receivers.some(({ receiver }) => this.#rates.left(receiver, now) < 1);
  }

  /** One was claimed: it is there to be sent. */
  take({ receiver, organizationId }: DueReceiver): void {
    this.#taken.add(receiver, 1);
    this.#takenOf.add(organizationId, 1);
  }

  /** It is not sent after all. */
  giveBack({ receiver, organizationId }: DueReceiver): void {
    this.#taken.add(receiver, -1);
    this.#takenOf.add(organizationId, -1);
  }

  /** Whether one that was taken may be sent now. */
  isOpen(receiver: string, now: number): boolean {
    return this.#inFlight.of(receiver) < this.#widthOf(receiver, now);
  }

  /** One that was taken is sent. */
  enter({ receiver }: DueReceiver, now: number): void {
    this.#inFlight.add(receiver, 1);
    this.#rates.take(receiver, now);
  }

  leave(one: DueReceiver, answered: boolean, now: number): void {
    const { receiver } = one;
    const width = this.#widthOf(receiver, now);
    this.#inFlight.add(receiver, -1);
    this.giveBack(one);
    const next = answered ? Math.min(width + 1, this.#limits.maxInFlightPerReceiver) : halve(width);
    this.#widths.set(receiver, next, now);
    if (answered) this.#silent.delete(receiver);
    else this.#silent.set(receiver, true, now);
    if (answered && this.#taken.of(receiver) > 0) this.#answers.add(receiver, 1);
    else this.#answers.clear(receiver);
    if (this.inFlight === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when nothing is on its way. */
  async empty(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #inTurn(due: readonly DueReceiver[]): DueReceiver[] {
    // Sorted here: a database may order text otherwise, and then some would be passed over.
    const sorted = due.toSorted((a, b) => (a.receiver < b.receiver ? -1 : 1));
    const at = sorted.findIndex(({ receiver }) => receiver > this.#lastServed);
    return at < 0 ? sorted : [...sorted.slice(at), ...sorted.slice(0, at)];
  }

  #openOf(due: readonly DueReceiver[], now: number): DueReceiver[] {
    const hasSilentRoom = this.#silentRoom(now) > 0;
    return due.filter(
      ({ receiver, organizationId }) =>
        this.#roomOf(receiver, now) > 0 &&
        this.#roomIn(organizationId) > 0 &&
        (hasSilentRoom || !this.#isSilent(receiver, now)),
    );
  }

  #roomOf(receiver: string, now: number): number {
    const width = this.#widthOf(receiver, now);
    const taken = this.#taken.of(receiver);
    const ahead = taken - this.#inFlight.of(receiver);
    const allowed = width + AHEAD_PER_ANSWER * Math.min(width, this.#answers.of(receiver));
    return Math.min(allowed - taken, this.#rates.left(receiver, now) - ahead);
  }

  #roomIn(organizationId: number): number {
    return this.#limits.maxInFlightPerOrganization - this.#takenOf.of(organizationId);
  }

  #silentRoom(now: number): number {
    let room = Math.max(1, Math.floor(this.#limits.maxInFlight / 2));
    for (const [receiver, count] of this.#taken) {
      if (this.#isSilent(receiver, now)) room -= count;
    }
    return room;
  }

  #isSilent(receiver: string, now: number): boolean {
    return this.#silent.get(receiver, now) === true;
  }

  #widthOf(receiver: string, now: number): number {
    const known = this.#widths.get(receiver, now);
    if (known !== undefined) return known;
    // Many unknown ones that hang must not fill the room before that is known of them.
    if (this.room <= this.#limits.maxInFlight / 2) return 1;
    return Math.min(FIRST_WIDTH, this.#limits.maxInFlightPerReceiver);
  }
}

function halve(width: number): number {
  return Math.max(1, Math.floor(width / 2));
}
