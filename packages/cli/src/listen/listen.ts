import { setTimeout } from "node:timers/promises";
import { ApiError, type FedDelivery, readDeliveryFeed, type SentryApp } from "@vedette/contract";
import { type ApiConnection, whyNotAsked } from "../api-connection.ts";
import { forward, tellAnswer } from "./forward.ts";
import { watchDeliveries } from "./watch-deliveries.ts";

export interface ListenOptions {
  connection: ApiConnection;
  app: SentryApp;
  /** Null: they are printed only. */
  forwardTo: string | null;
  /** Names of events; empty for all. */
  events: readonly string[];
  /** Begin after this delivery; null: with what comes from now on. */
  after: number | null;
  signal: AbortSignal;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** Several processes of a server may commit deliveries a little out of order. */
const OVERLAP = 20;

/**
 * Hands on an integration's deliveries as they are made, one after the other, until told to end. A
 * server that cannot be reached is tried again, later each time; nothing that was made meanwhile is
 * missed. Throws what the server refuses.
 */
export async function listen(options: ListenOptions): Promise<void> {
  const { connection, app, forwardTo, signal } = options;
  const begin = options.after ?? (await readLast(options));
  const place = new Place(begin);
  const where = forwardTo === null ? "" : `, handed on to ${forwardTo}`;
  print(`Webhooks of ${app.name} (${app.slug})${where}. End with Ctrl-C.`);
  const watch = watchDeliveries(connection, app.owner?.slug, signal);
  let failures = 0;
  while (!signal.aborted) {
    try {
      await handOn(options, place);
      if (failures > 0) print("Connected again.");
      failures = 0;
      await watch.next();
    } catch (error) {
      if (signal.aborted) break;
      if (isFinal(error)) throw error;
      failures++;
      if (failures === 1)
        print(`${whyNotAsked(error) ?? String(error)} Trying again until it can be.`);
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
      await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
  print(`Ended after delivery ${place.last}; go on with --after ${place.last}`);
}

/** How far it came, and which deliveries close before that were seen. */
class Place {
  readonly #begin: number;
  readonly #seen = new Set<number>();
  last: number;

  constructor(begin: number) {
    this.#begin = begin;
    this.last = begin;
  }

  /** After which delivery to ask. */
  get from(): number {
    return Math.max(this.#begin, this.last - OVERLAP);
  }

  isNew({ id }: FedDelivery): boolean {
    return !this.#seen.has(Number(id));
  }

  add({ id }: FedDelivery): void {
    this.#seen.add(Number(id));
    for (const old of this.#seen) if (old < this.last - 2 * OVERLAP) this.#seen.delete(old);
  }
}

async function handOn({ connection, app, ...options }: ListenOptions, place: Place): Promise<void> {
  const { forwardTo, events, signal } = options;
  let after = place.from;
  for (;;) {
    const query = { after, ...(events.length > 0 && { events: events.join(",") }) };
    const params = { app: app.slug };
    const { body } = await connection.client.call(readDeliveryFeed, { params, query, signal });
    for (const delivery of body.deliveries) {
      if (!place.isNew(delivery)) continue;
      const answer = forwardTo === null ? null : await forward(delivery, forwardTo);
      print(tellAnswer(delivery, answer));
      place.add(delivery);
      place.last = Math.max(place.last, Number(delivery.id));
      if (signal.aborted) return;
    }
    after = Number(body.last);
    place.last = Math.max(place.last, after);
    if (!body.hasMore) return;
  }
}

async function readLast({ connection, app, signal }: ListenOptions): Promise<number> {
  const { client } = connection;
  const { body } = await client.call(readDeliveryFeed, { params: { app: app.slug }, signal });
  return Number(body.last);
}

/** Who is refused is refused tomorrow too; a server that is too busy or ill may get well. */
function isFinal(error: unknown): boolean {
  return error instanceof ApiError && error.status < 500 && error.status !== 429;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
