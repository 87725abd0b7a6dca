import type { AlertIntegration } from "../sentry-apps/index.ts";
import type { Action, MetricRule } from "./model.ts";

type OfIntegration = Extract<Action, { kind: "integration" }>;

/** The integration that an action names; undefined: it is not installed. */
export function findIntegrationOf(
  action: OfIntegration,
  integrations: readonly AlertIntegration[],
): AlertIntegration | undefined {
  return integrations.find(({ sentryAppId, installationUuid }) =>
    // The settings were given to this installation; without any, another one will do as well.
    action.settings === null
      ? sentryAppId === action.sentryAppId
      : installationUuid === action.installationUuid,
  );
}

/** Why an integration cannot be told; undefined: it can. */
export function complainOf(
  action: OfIntegration,
  integrations: readonly AlertIntegration[],
): string | undefined {
  const found = findIntegrationOf(action, integrations);
  if (found === undefined) return "The integration is not installed any more.";
  return found.isReady ? undefined : `${found.name} takes no alerts any more.`;
}

/** A sentence for each action whose integration cannot be told any more; such actions are skipped. */
export function findBroken(
  { triggers }: Pick<MetricRule, "triggers">,
  integrations: readonly AlertIntegration[],
): string[] {
  return triggers.flatMap(({ label, actions }) =>
    actions.flatMap(({ does }) => {
      const complaint = does.kind === "integration" ? complainOf(does, integrations) : undefined;
      return complaint === undefined
        ? []
        : [`${complaint} This action of the ${label} threshold is skipped.`];
    }),
  );
}
