/** The first grouping algorithm, `v1`. Frozen: what it answers decides which issues events join. */
export { groupV1 } from "./group-v1.ts";
