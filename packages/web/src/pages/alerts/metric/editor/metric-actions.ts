import type { MetricAlertConfiguration, MetricAlertRule } from "@vedette/contract";
import { type Part, type PartKind, textOf } from "../../rule-editor/part-kind.ts";

type MetricAction = MetricAlertRule["triggers"][number]["actions"][number];
type Shared =
  | "type"
  | "sentryAppId"
  | "sentryAppInstallationUuid"
  | "settings"
  | "url"
  | "webhookId";

/** What is read of an action that is shown. */
type ShownAction = Pick<MetricAction, Shared> &
  Partial<Pick<MetricAction, "targetType" | "targetIdentifier">>;

/** An action as it is sent. */
export interface WrittenAction {
  type: string;
  [field: string]: unknown;
}

/** What actions of metric alerts can be, as the parts that rules are written in. */
export function actionKinds({ actions }: Pick<MetricAlertConfiguration, "actions">): PartKind[] {
  return actions.flatMap((action): PartKind[] => {
    switch (action.type) {
      case "email":
        return [MAIL];
      case "webhook":
        return [WEBHOOK];
      case "sentry_app": {
        if (action.sentryAppId === undefined) return [];
        const { sentryAppName: app = action.name, title = action.name, formFields } = action;
        const id = integrationId(action.sentryAppId);
        const kind = { key: id, id, label: action.name, prompt: action.name, fields: [] };
        const { sentryAppInstallationUuid: installation } = action;
        if (formFields === undefined || installation === undefined) return [kind];
        return [{ ...kind, label: title, prompt: app, form: formFields, installation }];
      }
      default:
        return [];
    }
  });
}

/** Actions as they are written again. Where an integration's form was left empty, it is there to be filled in. */
export function toParts(actions: readonly ShownAction[], kinds: readonly PartKind[]): Part[] {
  return actions.map((action): Part => {
    const { type, targetType, targetIdentifier, sentryAppId, url, webhookId } = action;
    if (type === "email") {
      const target = targetType === "team" ? "Team" : "Member";
      return { id: MAIL.id, targetType: target, targetIdentifier };
    }
    if (type === "webhook") return { id: WEBHOOK.id, url, webhookId };
    const id = integrationId(sentryAppId ?? 0);
    const installation =
      action.sentryAppInstallationUuid ?? kinds.find((kind) => kind.id === id)?.installation;
    if (installation === undefined) return { id };
    return { id, sentryAppInstallationUuid: installation, settings: action.settings ?? [] };
  });
}

/** Actions as the API takes them. */
export function toActions(parts: readonly Part[]): WrittenAction[] {
  return parts.map((part): WrittenAction => {
    if (part.id === MAIL.id) {
      const targetType = part["targetType"] === "Team" ? "team" : "user";
      return { type: "email", targetType, targetIdentifier: part["targetIdentifier"] };
    }
    if (part.id === WEBHOOK.id) {
      const { url, webhookId } = part;
      const secret = textOf(part, "secret");
      return {
        type: "webhook",
        url,
        ...(webhookId !== undefined && { webhookId }),
        ...(secret !== "" && { secret }),
      };
    }
    const sentryAppId = Number(part.id.slice(INTEGRATION.length));
    const { sentryAppInstallationUuid: uuid, settings } = part;
    return {
      type: "sentry_app",
      targetType: "sentry_app",
      targetIdentifier: sentryAppId,
      sentryAppId,
      ...(uuid !== undefined && {
        sentryAppInstallationUuid: uuid,
        hasSchemaFormConfig: true,
        settings,
      }),
    };
  });
}

const INTEGRATION = "sentry_app:";

function integrationId(sentryAppId: number): string {
  return `${INTEGRATION}${sentryAppId}`;
}

const MAIL: PartKind = {
  key: "email",
  id: "email",
  label: "Send a mail to {targetType}",
  prompt: "Send a mail",
  fields: [
    { name: "targetType", type: "personOrTeam", choices: [], placeholder: "", required: true },
  ],
};

const WEBHOOK: PartKind = {
  key: "webhook",
  id: "webhook",
  label: "Send a webhook to {url} signed with {secret}",
  prompt: "Send a signed webhook",
  fields: [
    { name: "url", type: "string", choices: [], placeholder: "https://", required: true },
    {
      name: "secret",
      type: "string",
      choices: [],
      placeholder: "a secret made for you",
      required: false,
    },
  ],
};
