/** Turns an event as an SDK sent it into the canonical form every later stage reads. Pure. */
export { normalize } from "./normalize.ts";
export { UnprocessableEvent } from "./unprocessable-event.ts";
