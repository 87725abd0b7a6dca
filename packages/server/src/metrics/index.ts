/** What the instance tells Prometheus about itself. */
export { createMetrics, type InstanceMetrics } from "./create-metrics.ts";
