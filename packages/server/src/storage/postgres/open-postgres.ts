import { Kysely, PostgresDialect, sql } from "kysely";
import { Client, Pool, types } from "pg";
import { randomUUID } from "node:crypto";
import { type HintMessage, Hints } from "../hints.ts";
import { makeStorage } from "../make-storage.ts";
import { type SignalName, Signals } from "../signals.ts";
import type { Storage } from "../storage.ts";
import type { Tables } from "../tables/index.ts";

const channel = "vedette";
const hintChannel = "vedette_hints";

export interface PostgresOptions {
  url: string;
  maxConnections: number;
  listen: boolean;
}

export function openPool(options: PostgresOptions): Storage {
  const pool = new Pool({
    connectionString: options.url,
    max: options.maxConnections,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
    application_name: "vedette",
  });
  // A connection that breaks while idle is replaced at the next use; nothing is lost with it.
  pool.on("error", () => {});
  const signals = new Signals();
  const hints = new Hints(randomUUID());
  const listener = options.listen ? listenToOthers(options.url, signals, hints) : undefined;
  if (options.listen) hints.connect({ send: (message) => void notifyHints(pool, message) });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return makeStorage({
    engine: "postgres",
    db,
    runSoon: async (work) =>
      await db.transaction().execute(async (tx) => {
        await sql`set local synchronous_commit = off`.execute(tx);
        return await work(tx);
      }),
    signals,
    hints,
    announce: async (name) => {
      // A hint only: others poll, so a lost one costs a moment and nothing else.
      await pool.query("select pg_notify($1, $2)", [channel, name]).catch(() => {});
    },
    release: async () => await listener?.close(),
  });
}

/** Type ids of PostgreSQL's catalogue. */
const INT8 = 20;
const NUMERIC = 1700;

/** 64-bit integers and sums fit in JavaScript numbers here: ids, counts and milliseconds. */
function getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return parserOf(oid, format);
}

/** As pg has it, which names the types it knows in an enumeration that takes no other number. */
const parserOf: (oid: number, format?: "text" | "binary") => (value: string) => unknown =
  types.getTypeParser;

/** PostgreSQL takes less than 8000 bytes in one notification. */
const HINTS_PER_MESSAGE = 8;

async function notifyHints(pool: Pool, message: HintMessage): Promise<void> {
  const texts = splitMessage(message).map((part) => JSON.stringify(part));
  // What is too long is left out: hints may be lost, and pages read again by themselves.
  const sent = texts.filter((text) => Buffer.byteLength(text) < 8000);
  await pool
    .query("select pg_notify($1, text) from unnest($2::text[]) as text", [hintChannel, sent])
    .catch(() => {});
}

function splitMessage(message: HintMessage): HintMessage[] {
  if (message.kind !== "hints") return [message];
  const { hints } = message;
  return Array.from({ length: Math.ceil(hints.length / HINTS_PER_MESSAGE) }, (_, at) => ({
    ...message,
    hints: hints.slice(at * HINTS_PER_MESSAGE, (at + 1) * HINTS_PER_MESSAGE),
  }));
}

/** Keeps one connection listening, opening it again a second after it breaks. */
function listenToOthers(
  url: string,
  signals: Signals,
  hints: Hints,
): { close: () => Promise<void> } {
  let closed = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const own = new Client({ connectionString: url, application_name: "vedette listener" });
    client = own;
    own.on("notification", ({ channel: name, payload = "" }) => {
      if (name === channel) signals.emit(payload as SignalName);
      else hints.hear(JSON.parse(payload) as HintMessage);
    });
    own.on("error", () => {});
    own.on("end", again);
    try {
      await own.connect();
      await own.query(`listen ${channel}; listen ${hintChannel}`);
      hints.ask();
    } catch {
      again();
    }
  };
  const again = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), 1000);
  };
  void connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
