/** Fan-out: makes of each fact in the outbox one delivery for every subscriber. */
export { type ErrorRef, fanOut, type FanOutOptions, fanOutWith } from "./fan-out.ts";
export type { ToldEvent } from "./news.ts";
export { type RunningFanOut, startFanOut } from "./start-fan-out.ts";
