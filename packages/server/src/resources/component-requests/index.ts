/** What apps are asked while somebody waits: choices, issues of other tools, leave to act on alerts. */
export type { AlertSetting } from "./alert-action.ts";
export { type AppClient, createAppClient } from "./app-client.ts";
export { type AlertVerdict, askAboutAlert } from "./ask-about-alert.ts";
export { checkIntegration } from "./check-integration.ts";
export { enterInstallation } from "./enter-installation.ts";
export { loadChoices } from "./load-choices.ts";
export { prepareComponents } from "./prepare-components.ts";
export { type IssueElsewhere, sendIssueAction } from "./send-issue-action.ts";
export { showComponents, showPrepared } from "./show-components.ts";
