/** Work that repeats: one turn at a time, at once when there is more, by one process where it must be. */
export { type Lease, runWithLease } from "./lease.ts";
export { startTurns, type TurnOutcome, type Turns, type TurnsOptions } from "./turns.ts";
