/** How bad an event is, from the least to the worst; those of Sentry's wire. */
export const LEVELS = ["sample", "debug", "info", "warning", "error", "fatal", "unknown"] as const;
