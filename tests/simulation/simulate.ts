import type { Storage } from "@vedette/server/storage";
import {
  createDeliverer,
  type Deliverer,
} from "../../packages/server/src/pipeline/deliver/deliverer.ts";
import { fanOut, type FanOutOptions } from "../../packages/server/src/pipeline/fanout/index.ts";
import { type OutboxFact, tell } from "../../packages/server/src/outbox/index.ts";
import { skipPending } from "../../packages/server/src/resources/deliveries/index.ts";
import { checkLedger, type Owed } from "./check-ledger.ts";
import { Crash, crashingStorage } from "./crashing-storage.ts";
import { Network } from "./network.ts";
import { createRandom, type Random } from "./random.ts";
import { setStage } from "./stage.ts";

/** A fault that is planted, to see that it is noticed. */
export type Fault =
  /** Now and then a delivery that was just made is not kept. */
  | "loses"
  /** Now and then a request is answered that nobody got. */
  | "lies";

const SCHEDULE_MS: readonly number[] = [0, 5000, 60_000];
const LEASE_MS = 20_000;
const AHEAD_MS = 5000;
const PROCESSES = 2;
const MAX_STEPS_TO_DRAIN = 600;

/**
 * Plays one seed: facts are told, fanned out and delivered by two processes that die between any two
 * of their steps, over a network that does what it likes, on a clock that jumps. Then everything
 * heals, and all that was owed must have come to its end by the rules. Gives what is wrong; the
 * same seed gives the same play.
 */
export async function simulate(storage: Storage, seed: number, fault?: Fault): Promise<string[]> {
  const play = await Play.begin(storage, createRandom(seed), fault);
  return await play.run();
}

interface Process {
  deliverer: Deliverer;
  fanOut: () => Promise<number>;
}

class Play {
  readonly #storage: Storage;
  readonly #random: Random;
  readonly #fault: Fault | undefined;
  readonly #network: Network;
  readonly #organizationId: number;
  readonly #subscribers: Awaited<ReturnType<typeof setStage>>["subscribers"];
  readonly #owed: Owed[] = [];
  readonly #crashRate: number;
  #waiting = new Set<number>();
  #processes: Process[];
  #now: number;
  #isHealed = false;

  static async begin(storage: Storage, random: Random, fault: Fault | undefined): Promise<Play> {
    const now = Date.UTC(2030, 0, 1);
    return new Play(storage, random, fault, now, await setStage(storage, random, now));
  }

  constructor(
    storage: Storage,
    random: Random,
    fault: Fault | undefined,
    now: number,
    { organizationId, subscribers }: Awaited<ReturnType<typeof setStage>>,
  ) {
    this.#storage = storage;
    this.#random = random;
    this.#fault = fault;
    this.#now = now;
    this.#organizationId = organizationId;
    this.#subscribers = subscribers;
    this.#crashRate = random.pick([0, 0.005, 0.02, 0.05]);
    const fine = random.pick([0, 0.3, 0.7, 0.95]);
    const gone = random.pick([0, 0, 0.02]);
    this.#network = new Network(random, { fine, gone, lies: fault === "lies" });
    this.#processes = Array.from({ length: PROCESSES }, () => this.#start());
  }

  async run(): Promise<string[]> {
    for (let steps = 8 + this.#random.below(16); steps > 0; steps--) await this.#step();
    this.#isHealed = true;
    if (!(await this.#drain())) return ["something waits for ever"];
    return await checkLedger(this.#storage.db, {
      owed: this.#owed,
      sent: this.#network.sent,
      subscribers: this.#subscribers,
      maxAttempts: SCHEDULE_MS.length,
    });
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const at = random.below(PROCESSES);
    const draw = random.next();
    if (draw < 0.15) await this.#tell(1 + random.below(3));
    else if (draw < 0.35) await this.#fanOutOn(at);
    else if (draw < 0.6) await this.#turnOn(at);
    else if (draw < 0.8) await this.#endRequests(1 + random.below(3));
    else if (draw < 0.92) this.#now += random.pick([1, 1000, 6000, 25_000]);
    else if (draw < 0.97) this.#processes[at] = this.#start();
    else await this.#uninstall();
  }

  /** Until nothing is owed any more; false when that never comes. */
  async #drain(): Promise<boolean> {
    for (let step = 0; step < MAX_STEPS_TO_DRAIN; step++) {
      await this.#endRequests(this.#network.onTheWay);
      if (this.#waiting.size > 0) await this.#fanOutOn(0);
      const before = this.#network.sent.length;
      for (let at = 0; at < PROCESSES; at++) while (await this.#turnOn(at));
      if (this.#network.sent.length > before) continue;
      const next = await this.#nextMoment();
      if (next === undefined) return this.#waiting.size === 0;
      this.#now = next;
    }
    return false;
  }

  /** When something is due or a lease ends; undefined when nothing is in the queue. */
  async #nextMoment(): Promise<number | undefined> {
    const rows = await this.#storage.db
      .selectFrom("delivery_queue")
      .select(["due_at", "leased_until"])
      .execute();
    const moments = rows.map(({ due_at, leased_until }) => Math.max(due_at, leased_until ?? 0));
    if (moments.length === 0) return undefined;
    // What is due already and was not taken waits for another of its order.
    const ahead = moments.filter((moment) => moment > this.#now);
    return ahead.length === 0 ? this.#now + 1 : Math.min(...ahead);
  }

  #start(): Process {
    const storage = crashingStorage(this.#storage, () => {
      if (!this.#isHealed && this.#random.chance(this.#crashRate)) throw new Crash();
    });
    const now = (): number => this.#now;
    const options: FanOutOptions = { storage, now, log: SILENT, links: LINKS, findErrors };
    const deliverer = createDeliverer(
      {
        storage,
        now,
        log: SILENT,
        links: LINKS,
        secrets: { seal: String, open: String },
        egress: { send: this.#network.send },
        random: () => this.#random.next(),
        userAgent: "vedette/simulated",
        timeoutMs: 1000,
        hookTimeoutMs: 5000,
        scheduleMs: SCHEDULE_MS,
        leaseMs: LEASE_MS,
        aheadMs: AHEAD_MS,
        maxInFlight: 8,
        maxInFlightPerReceiver: 4,
        maxInFlightPerOrganization: 6,
        maxPerSecond: null,
        observe: { attempt: ignore, arrived: ignore, inFlight: ignore },
      },
      ignore,
    );
    return { deliverer, fanOut: async () => await fanOut(options) };
  }

  /** Does it on a process, which is another one when it dies at it. */
  async #on<T>(at: number, work: (process: Process) => Promise<T>): Promise<T | undefined> {
    const process = this.#processes[at];
    if (process === undefined) return undefined;
    try {
      return await work(process);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.#processes[at] = this.#start();
      return undefined;
    } finally {
      await settle();
    }
  }

  async #turnOn(at: number): Promise<boolean> {
    return (await this.#on(at, async ({ deliverer }) => await deliverer.turn())) === "more";
  }

  /** Notes what is owed from the moment a fact has left the outbox. */
  async #fanOutOn(at: number): Promise<void> {
    await this.#on(at, async (process) => await process.fanOut());
    const rows = await this.#storage.db.selectFrom("outbox").select("id").execute();
    const left = new Set(rows.map(({ id }) => id));
    const told = this.#subscribers.filter(({ isInstalled }) => isInstalled);
    for (const factId of this.#waiting.difference(left)) {
      for (const { installationId } of told) this.#owed.push({ factId, installationId });
    }
    this.#waiting = left;
    if (this.#fault === "loses" && this.#random.chance(0.1)) await this.#lose();
  }

  async #lose(): Promise<void> {
    const { db } = this.#storage;
    const newest = db.selectFrom("deliveries").select("id").orderBy("id", "desc").limit(1);
    const { id } = (await newest.executeTakeFirst()) ?? { id: 0 };
    await db.deleteFrom("delivery_queue").where("delivery_id", "=", id).execute();
    await db.deleteFrom("deliveries").where("id", "=", id).execute();
  }

  async #tell(count: number): Promise<void> {
    const facts = Array.from({ length: count }, () => this.#newFact());
    await this.#storage.transaction((tx, wake) => tell(this.#storage, tx, wake, facts, this.#now));
    const rows = await this.#storage.db.selectFrom("outbox").select("id").execute();
    for (const { id } of rows) this.#waiting.add(id);
  }

  #newFact(): OutboxFact {
    const place = { organizationId: this.#organizationId, projectId: 11 };
    const actor = { kind: "system" } as const;
    const issueId = 1 + this.#random.below(3);
    if (this.#random.chance(0.2)) {
      const eventId = this.#random.pick(["stored", "removed"]);
      const data = { projectId: 11, eventId, issueId };
      return { ...place, actor, resource: "error", action: "created", data };
    }
    const data = { issue: { id: String(issueId) } };
    return { ...place, actor, resource: "issue", action: "resolved", data };
  }

  async #endRequests(count: number): Promise<void> {
    for (let left = Math.min(count, this.#network.onTheWay); left > 0; left--) this.#network.end();
    await settle();
  }

  async #uninstall(): Promise<void> {
    const subscriber = this.#random.pick(this.#subscribers);
    if (!subscriber.isInstalled) return;
    subscriber.isInstalled = false;
    const { installationId: id } = subscriber;
    await this.#storage.transaction(async (tx) => {
      const gone = { status: "pending_deletion", removed_at: this.#now } as const;
      await tx.updateTable("installations").set(gone).where("id", "=", id).execute();
      await skipPending(tx, { kind: "installation", id }, "uninstalled", this.#now);
    });
  }
}

const findErrors: FanOutOptions["findErrors"] = async (_db, refs) =>
  new Map(
    refs
      .filter(({ eventId }) => eventId === "stored")
      .map(({ projectId, eventId }) => [
        `${projectId}/${eventId}`,
        { present: () => ({ event_id: eventId }), project: { slug: "shop", name: "Shop" } },
      ]),
  );

const ignore = (): void => undefined;
const LINKS = { baseUrl: "https://errors.acme.example" };
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Lets everything happen that waits for nothing but its turn. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => void setImmediate(resolve));
}
