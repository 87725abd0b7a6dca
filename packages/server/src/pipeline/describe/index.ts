/** Gives a scrubbed event its title, culprit, metadata, location and the server's tags. Pure. */
export { describe } from "./describe.ts";
