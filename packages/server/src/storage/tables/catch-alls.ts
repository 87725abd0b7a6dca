import type { Generated } from "kysely";

/** A person's own address that records whatever is sent to it. */
export interface CatchAllsTable {
  id: Generated<number>;
  user_id: number;
  /** The part of the address that nobody can guess. */
  token: string;
  answer_status: number;
  created_at: number;
}

/** Something that was sent there. */
export interface CaughtRequestsTable {
  id: Generated<number>;
  catch_all_id: number;
  method: string;
  /** What followed the address: path and query. */
  path: string;
  /** JSON list of pairs. */
  headers: string;
  body: Uint8Array;
  /** How long the body was, of which `body` may be the beginning. */
  size: number;
  ip_address: string;
  received_at: number;
}
