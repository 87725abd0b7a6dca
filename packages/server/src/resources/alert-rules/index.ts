/** Alert rules: when an issue is worth telling somebody, whom, and every time it was. */
export { actOn, type Firing } from "./act.ts";
export { type CompiledRules, compileRules, isMeasured, type Trigger } from "./compile.ts";
export { measure, type Measured } from "./measure.ts";
export { meetsAll, meetsCondition, meetsFilter, type SeenEvent } from "./meets.ts";
export { type AlertRule, type Condition, isSnoozed } from "./model.ts";
export { presentSnoozed, readUntil } from "./read-snooze.ts";
export { addCounts, addUsers, type CountPlace } from "./store-counts.ts";
export { findEnabledRules, findRuleVersions } from "./store-pipeline.ts";
export {
  deleteOldCounts,
  deleteOldFirings,
  firingsOfIssues,
  purgeAlertRules,
} from "./store-purge.ts";
export { disownRules } from "./store-owners.ts";
export { claimFirings, findStates } from "./store-states.ts";
export { KEPT_MS, toStep } from "./windows.ts";
