/** What the operator decides: the table of settings, and reading it from flags and environment. */
export { describeOutgoing, tellOutgoing } from "./describe-outgoing.ts";
export { ConfigError } from "./config-error.ts";
export { baseUrlOf, type Config, readConfig } from "./config.ts";
export type { SettingsSource } from "./env.ts";
export { ensureSecretKey } from "./secret-key.ts";
export { type Setting, SETTINGS } from "./settings.ts";
