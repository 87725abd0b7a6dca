/** Monitors: jobs that report their runs, what is expected of them, and what became of it. */
export { type FailureEvent, makeFailureEvents } from "./make-failure-events.ts";
export { type CheckInReport, readCheckIn } from "./read-check-in.ts";
export { recordCheckIns } from "./record-check-ins.ts";
export { findFailures } from "./store-failures.ts";
export { findMonitorOf, findMonitorsById, hasDueMonitors, purgeMonitors } from "./store-lookup.ts";
export { sweepMonitors } from "./sweep-monitors.ts";
