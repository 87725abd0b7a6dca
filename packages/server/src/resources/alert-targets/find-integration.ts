import type { AlertIntegration } from "../sentry-apps/index.ts";
import type { IntegrationTarget } from "./model.ts";

/** The integration that an action names; undefined: it is not installed. */
export function findIntegrationOf(
  action: IntegrationTarget,
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
  action: IntegrationTarget,
  integrations: readonly AlertIntegration[],
): string | undefined {
  const found = findIntegrationOf(action, integrations);
  if (found === undefined) return "The integration is not installed any more.";
  return found.isReady ? undefined : `${found.name} takes no alerts any more.`;
}
