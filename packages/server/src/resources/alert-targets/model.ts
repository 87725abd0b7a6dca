/** An integration that is told. */
export interface IntegrationTarget {
  kind: "integration";
  sentryAppId: number;
  installationUuid: string;
  /** Null: its own form was not filled in. */
  settings: readonly Setting[] | null;
}

/** A plain webhook that is told. */
export interface WebhookTarget {
  kind: "webhook";
  webhookId: number;
}

/** A value of an integration's own form. */
export interface Setting {
  name: string;
  value: string | number;
}

/** An integration as somebody wrote it: not known to be installed. */
export interface WrittenIntegration {
  kind: "integration";
  named: { sentryAppId: number } | { uuid: string };
  settings: unknown;
}

/** A webhook as somebody wrote it: not kept anywhere yet. */
export interface WrittenWebhookTarget {
  kind: "webhook";
  url: string;
  /** Null: the one it has, or a new one. */
  secret: string | null;
  /** Null: it is new. */
  webhookId: number | null;
}

export type WrittenTarget = WrittenIntegration | WrittenWebhookTarget;

/** Whether an integration was written as it is kept, its settings too. */
export function isSameIntegration(
  kept: IntegrationTarget,
  { named, settings }: WrittenIntegration,
): boolean {
  const isNamed =
    "uuid" in named ? kept.installationUuid === named.uuid : kept.sentryAppId === named.sentryAppId;
  return isNamed && JSON.stringify(kept.settings ?? []) === JSON.stringify(settings ?? []);
}
