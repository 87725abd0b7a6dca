/** Work that repeats: one turn at a time, at once when there is more, never more often than it must. */
export { startTurns, type TurnOutcome, type Turns, type TurnsOptions } from "./turns.ts";
