/** Alert rules: when an issue is worth telling somebody, whom, and every time it was. */
export { actOn, type Firing, tellAll } from "./act.ts";
export type { FiredAction } from "./fired-action.ts";
export { type AlertRule, isSnoozed } from "./model.ts";
export {
  deleteOldCounts,
  deleteOldFirings,
  firingsOfIssues,
  purgeAlertRules,
} from "./store-purge.ts";
