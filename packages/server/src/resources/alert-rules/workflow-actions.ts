import type { AlertIntegration } from "../sentry-apps/index.ts";
import { findIntegrationOf } from "./find-broken.ts";
import type { Action } from "./model.ts";
import type { Fields } from "./read-fields.ts";
import { ACTION_IDS, type ActionWords, showAction } from "./wire-actions.ts";

/** An action in the newer words. */
export interface WorkflowAction {
  type: string;
  data?: unknown;
  config?: unknown;
}

const MAIL_TARGETS: Readonly<Record<string, string>> = {
  user: "Member",
  team: "Team",
  issue_owners: "IssueOwners",
};

/** The same in the older words; what cannot be said there keeps its type, which is refused. */
export function toActionFields(
  { type, data, config }: WorkflowAction,
  integrations: readonly AlertIntegration[],
): Fields {
  const settings = toCamel(data);
  const target = toCamel(config);
  const { targetType, targetIdentifier } = target;
  switch (type) {
    case "email":
      return {
        id: ACTION_IDS.mail,
        targetType: MAIL_TARGETS[String(targetType)] ?? targetType,
        targetIdentifier,
        fallthroughType: settings["fallthroughType"],
      };
    case "sentry_app": {
      const found = integrations.find(
        (one) =>
          String(one.sentryAppId) === String(targetIdentifier) ||
          one.installationUuid === targetIdentifier,
      );
      if (found?.form == null && settings["settings"] === undefined) {
        return { id: ACTION_IDS.integration, service: found?.slug ?? targetIdentifier };
      }
      return {
        id: ACTION_IDS.integrationForm,
        sentryAppInstallationUuid: found?.installationUuid ?? String(targetIdentifier),
        settings: settings["settings"] ?? [],
      };
    }
    case "webhook":
      return settings["url"] === undefined
        ? { id: ACTION_IDS.integration, service: targetIdentifier }
        : { ...settings, id: ACTION_IDS.webhook };
    default:
      return { id: type };
  }
}

/** An action of a rule in the newer words. */
export function showWorkflowAction(action: Action, words: ActionWords, id: string) {
  const { id: _, name: targetDisplay, ...fields } = showAction(action, words);
  const base = { id, integrationId: null, status: "active" };
  switch (action.kind) {
    case "mail": {
      const { targetType, targetIdentifier, fallthroughType } = fields;
      const [newer] = Object.entries(MAIL_TARGETS).find(([, older]) => older === targetType) ?? [];
      return {
        ...base,
        type: "email",
        data: fallthroughType === undefined ? {} : { fallthroughType },
        config: {
          targetType: newer ?? "issue_owners",
          targetIdentifier: typeof targetIdentifier === "number" ? String(targetIdentifier) : null,
          targetDisplay,
        },
      };
    }
    case "webhook":
      return { ...base, type: "webhook", data: fields, config: { targetDisplay } };
    case "integration":
    case "integration-form":
    default: {
      const found = findIntegrationOf(action, words.integrations);
      const gone = action.kind === "integration" ? action.slug : action.installationUuid;
      return {
        ...base,
        type: "sentry_app",
        status: found?.isReady === true ? "active" : "disabled",
        data: action.kind === "integration-form" ? { settings: fields["settings"] } : {},
        config: {
          targetType: "sentry_app",
          targetIdentifier: found === undefined ? gone : String(found.sentryAppId),
          targetDisplay: found?.name ?? null,
        },
      };
    }
  }
}

/** Names of several words are taken in both spellings. */
export function toCamel(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [
      name.replaceAll(/_([a-z])/g, (__, letter: string) => letter.toUpperCase()),
      one,
    ]),
  );
}
