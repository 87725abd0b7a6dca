/** Upkeep: what goes with time, or after something was removed, in steps too small to hold anybody up. */
export { applyRetention, type RetentionPolicy } from "./apply-retention.ts";
export { ORGANIZATION_PURGES, PROJECT_PURGES } from "./purges.ts";
export { startUpkeep, type Upkeep } from "./start-upkeep.ts";
export { watchOnce } from "./watch-status.ts";
