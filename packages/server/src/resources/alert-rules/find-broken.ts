import type { AlertIntegration } from "../sentry-apps/index.ts";
import type { Action } from "./model.ts";

/** The integration that an action names, ready or not; undefined: it is not installed. */
export function findIntegrationOf(
  action: Extract<Action, { kind: "integration" | "integration-form" }>,
  integrations: readonly AlertIntegration[],
): AlertIntegration | undefined {
  return integrations.find((one) =>
    action.kind === "integration"
      ? one.slug === action.slug
      : one.installationUuid === action.installationUuid,
  );
}

/** A sentence for each action whose integration cannot be told any more; such actions are skipped. */
export function findBroken(
  actions: readonly Action[],
  integrations: readonly AlertIntegration[],
): string[] {
  return actions.flatMap((action) => {
    if (action.kind !== "integration" && action.kind !== "integration-form") return [];
    const complaint = complainOf(action, integrations);
    return complaint === undefined ? [] : [`${complaint} This action is skipped.`];
  });
}

/** Why an integration cannot be told; undefined: it can. */
export function complainOf(
  action: Extract<Action, { kind: "integration" | "integration-form" }>,
  integrations: readonly AlertIntegration[],
): string | undefined {
  const found = findIntegrationOf(action, integrations);
  if (found === undefined) {
    const name = action.kind === "integration" ? ` "${action.slug}"` : "";
    return `The integration${name} is not installed any more.`;
  }
  return found.isReady ? undefined : `${found.name} takes no alerts any more.`;
}
