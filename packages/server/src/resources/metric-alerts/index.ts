/**
 * Metric alerts: rules about how much of something a project has in any span of minutes, looked at
 * every minute, and what they found. Counting is done by metric-counters.
 */
export { presentMetricDetector, hasActions } from "./present-detector.ts";
export { presentMetricWorkflows } from "./metric-workflows.ts";
export {
  clearMetricWorkflow,
  enableMetricWorkflow,
  findMetricOfDetector,
  findSelectedMetrics,
  writeMetricWorkflow,
} from "./workflows-of-metrics.ts";
export { evaluateRules } from "./evaluate-rules.ts";
export type { MetricRule } from "./model.ts";
export { createRule as createMetricAlert } from "./save-rule.ts";
export { startEvaluation } from "./start-evaluation.ts";
export { deleteOldIncidents, purgeMetricAlerts, purgeMetricNumbers } from "./store-purge.ts";
export { disownMetricAlerts } from "./store-owners.ts";
export { findRule as findMetricAlert, findRules as findMetricAlerts } from "./store.ts";
