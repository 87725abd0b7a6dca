/** The server's main door: serving, and what commands need besides. */
export {
  bootstrapInstance,
  CannotRun,
  type Check,
  examine,
  findIssueLink,
  findTestTarget,
  makePasswordLink,
  migrateDatabase,
  type TestTarget,
} from "./commands/index.ts";
export {
  ConfigError,
  readConfig,
  type Setting,
  SETTINGS,
  type SettingsSource,
} from "./config/index.ts";
export { CannotOpen } from "./open-for-command.ts";
export { bootstrap, type Bootstrapped, type BootstrapInput } from "./resources/setup/index.ts";
export { run } from "./run.ts";
export { CannotStart, type RunningServer, start } from "./start.ts";
export { version } from "./version.ts";
