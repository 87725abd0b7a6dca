/** What an integration can be good for, as its builder names it by number. */
export const INTEGRATION_FEATURES: readonly IntegrationFeature[] = [
  feature(0, "integrations-api", "Reads and changes your data through the API."),
  feature(1, "integrations-issue-link", "Links issues to items of another tool."),
  feature(2, "integrations-stacktrace-link", "Opens a line of a stack trace in another tool."),
  feature(3, "integrations-event-hooks", "Is told of every error as it happens."),
  feature(4, "integrations-project-management", "Creates and follows work in a project tool."),
  feature(5, "integrations-incident-management", "Opens and resolves incidents."),
  feature(6, "integrations-feature-flag", "Shows which feature flags were on."),
  feature(7, "integrations-alert-rule", "Can be an action of alert rules."),
  feature(8, "integrations-release-management", "Reports and follows releases and deploys."),
  feature(9, "integrations-visualization", "Shows your data in charts of its own."),
  feature(11, "integrations-chat", "Talks about issues where people chat."),
  feature(12, "integrations-session-replay", "Replays what a user did before an error."),
];

export interface IntegrationFeature {
  readonly id: number;
  /** As `featureGate` on the wire. */
  readonly gate: string;
  /** A sentence for who thinks about installing it. */
  readonly description: string;
}

function feature(id: number, gate: string, description: string): IntegrationFeature {
  return { id, gate, description };
}
