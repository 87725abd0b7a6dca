import type { MetricAlertConfiguration } from "@vedette/contract";
import type { AlertIntegration } from "../sentry-apps/index.ts";
import { MEASURES } from "./measures.ts";
import { COMPARISON_DELTAS, TIME_WINDOWS } from "./model.ts";

/** Shows what metric alerts can measure, and whom those of an organization can tell. */
export function presentConfiguration(
  integrations: readonly AlertIntegration[],
): MetricAlertConfiguration {
  return {
    aggregates: Object.values(MEASURES).map(({ aggregate, dataset, name }) => ({
      aggregate,
      dataset,
      name,
    })),
    timeWindows: [...TIME_WINDOWS],
    comparisonDeltas: [...COMPARISON_DELTAS],
    actions: [
      { type: "email", allowedTargetTypes: ["user", "team"], name: "Send an email" },
      { type: "webhook", allowedTargetTypes: ["specific"], name: "Send a webhook" },
      ...integrations.filter(({ isReady }) => isReady).map(presentIntegration),
    ],
  };
}

function presentIntegration({
  sentryAppId,
  installationUuid: sentryAppInstallationUuid,
  name,
  slug,
  form,
}: AlertIntegration): MetricAlertConfiguration["actions"][number] {
  const title = form?.["title"];
  const settings = form?.["settings"];
  return {
    type: "sentry_app",
    allowedTargetTypes: ["sentry_app"],
    name: `Send a notification via ${name}`,
    sentryAppId,
    sentryAppName: name,
    sentryAppSlug: slug,
    sentryAppInstallationUuid,
    ...(typeof title === "string" && { title }),
    ...(typeof settings === "object" &&
      settings !== null &&
      !Array.isArray(settings) && { formFields: settings }),
  };
}
