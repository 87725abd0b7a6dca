import type {
  Expression,
  ExpressionBuilder,
  Kysely,
  Selectable,
  SqlBool,
  Transaction,
} from "kysely";
import type { Hint, Hints } from "./hints.ts";
import type { Signals, SignalName } from "./signals.ts";
import type { Tables } from "./tables/index.ts";

export type Engine = "sqlite" | "postgres";
export type Tx = Transaction<Tables>;
/** Takes part in a transaction, or runs on its own. */
export type Db = Kysely<Tables>;
/** A row of a table, as queries give it. */
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;

/** What conditions on the rows of a table are made with, and such a condition. */
export type ConditionBuilder<T extends keyof Tables> = ExpressionBuilder<Tables, T>;
export type SqlCondition = Expression<SqlBool>;

/** A query for texts, to be part of another one. */
export type TextQuery = Expression<string>;

/** Says, within a transaction, whom to wake or what to hint at once it has committed. */
export type Wake = (what: SignalName | Hint) => void;

/**
 * When a commit is on the disk: `now`, before it is answered, or `soon`, which costs no wait. Either
 * way nothing is lost when the process dies. When the machine does, the last moments of what was
 * committed `soon` are undone, never a part of one: it is for work that is simply done again.
 */
export type Durability = "now" | "soon";

/**
 * A transaction with a name. Where the writer lives in another thread (SQLite), it is run over there:
 * one message goes and one comes back, instead of two for each statement. So what it is given and
 * what it gives must be fit for `structuredClone`, and it must do nothing but database work.
 */
export interface Procedure<Input, Output> {
  readonly name: string;
  readonly durability: Durability;
  readonly run: (scope: ProcedureScope, input: Input) => Promise<Output>;
}

/** What a procedure works with: its transaction, and whom to wake once that has committed. */
export interface ProcedureScope {
  engine: Engine;
  tx: Tx;
  wake: Wake;
}

/** Those that a thread runs for others. */
export type Procedures = readonly Procedure<never, unknown>[];

/** The database as everything above `storage/` sees it: the same promises on both engines. */
export interface Storage {
  readonly engine: Engine;
  readonly db: Db;
  readonly signals: Signals;
  /** For pages that are open just now. */
  readonly hints: Hints;
  /**
   * Runs `work` in one transaction, again from the start when the engine asks for it (deadlock,
   * serialization); so `work` must do nothing but database work.
   */
  transaction<T>(
    work: (tx: Tx, wake: Wake) => Promise<T>,
    options?: { durability?: Durability },
  ): Promise<T>;
  /** Runs a transaction where the writer is, without a message for each of its statements. */
  perform<Input, Output>(procedure: Procedure<Input, Output>, input: Input): Promise<Output>;
  /** Waits for what is running, then lets go of the files or connections. */
  close(): Promise<void>;
}
