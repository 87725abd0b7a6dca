/** The server's main door: serving, and what commands need besides. */
export { ConfigError, readConfig, type SettingsSource } from "./config/index.ts";
export { bootstrap, type Bootstrapped, type BootstrapInput } from "./resources/setup/index.ts";
export { run } from "./run.ts";
export { CannotStart, type RunningServer, start } from "./start.ts";
