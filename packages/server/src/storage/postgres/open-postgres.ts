import { Kysely, PostgresDialect } from "kysely";
import { Client, Pool, types } from "pg";
import { makeStorage } from "../make-storage.ts";
import { type SignalName, Signals } from "../signals.ts";
import type { Storage } from "../storage.ts";
import type { Tables } from "../tables/index.ts";

const channel = "vedette";

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
  const listener = options.listen ? listenForSignals(options.url, signals) : undefined;
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return makeStorage({
    engine: "postgres",
    db,
    signals,
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

/** Keeps one connection listening, opening it again a second after it breaks. */
function listenForSignals(url: string, signals: Signals): { close: () => Promise<void> } {
  let closed = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const own = new Client({ connectionString: url, application_name: "vedette listener" });
    client = own;
    own.on("notification", (message) => signals.emit(message.payload as SignalName));
    own.on("error", () => {});
    own.on("end", again);
    try {
      await own.connect();
      await own.query(`listen ${channel}`);
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
