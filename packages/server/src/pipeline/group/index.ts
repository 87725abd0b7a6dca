/** Decides which issue an event belongs to, and says why. Pure. */
export { group, type GroupingVersion } from "./group.ts";
