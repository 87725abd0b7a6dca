import type { JsonObject } from "../../outbox/index.ts";
import type { AlertIntegration } from "../sentry-apps/index.ts";
import type { Fallthrough, MailTarget } from "../alert-mail/index.ts";
import type { Action, Setting } from "./model.ts";
import { type Fields, readId, readText, readWord, Unfit } from "./read-fields.ts";

export const ACTION_IDS = {
  mail: "sentry.mail.actions.NotifyEmailAction",
  integration: "sentry.rules.actions.notify_event_service.NotifyEventServiceAction",
  integrationForm: "sentry.rules.actions.notify_event_sentry_app.NotifyEventSentryAppAction",
  /** Ours alone: an address of anybody's, with a secret of its own. */
  webhook: "vedette.rules.actions.webhook.WebhookAction",
} as const;

const FALLTHROUGH: Readonly<Record<string, Fallthrough>> = {
  ActiveMembers: "active-members",
  AllMembers: "all-members",
  NoOne: "nobody",
};

/** An action as it was written, before anything was looked up. A webhook is not kept anywhere yet. */
export type WrittenAction =
  | Exclude<Action, { kind: "webhook" }>
  | { kind: "webhook"; url: string; secret: string | null; webhookId: number | null };

/** Reads an action's fields. Refuses with `Unfit`. */
export function readAction(fields: Fields): WrittenAction {
  switch (fields["id"]) {
    case ACTION_IDS.mail:
      return { kind: "mail", target: readMailTarget(fields) };
    case ACTION_IDS.integration:
      return { kind: "integration", slug: readText(fields, "service", 200) };
    case ACTION_IDS.integrationForm:
      return {
        kind: "integration-form",
        installationUuid: readText(fields, "sentryAppInstallationUuid", 100),
        settings: readSettings(fields["settings"]),
      };
    case ACTION_IDS.webhook:
      return {
        kind: "webhook",
        url: readUrl(fields),
        secret: fields["secret"] == null ? null : readText(fields, "secret", 200),
        webhookId: fields["webhookId"] == null ? null : readId(fields, "webhookId"),
      };
    default:
      throw new Unfit(`There is no action "${String(fields["id"])}".`);
  }
}

/** What showing actions needs besides them. */
export interface ActionWords {
  integrations: readonly AlertIntegration[];
  webhooks: ReadonlyMap<number, { url: string; secret?: string }>;
  /** Names of members and teams, by `member:7` and `team:3`. */
  names: ReadonlyMap<string, string>;
}

/** An action as it is shown, with its id and a sentence. */
export function showAction(
  action: Action,
  words: ActionWords,
): JsonObject & { id: string; name: string } {
  switch (action.kind) {
    case "mail":
      return {
        id: ACTION_IDS.mail,
        name: sayMail(action.target, words),
        ...showMailTarget(action.target),
      };
    case "integration": {
      const found = words.integrations.find(({ slug }) => slug === action.slug);
      return {
        id: ACTION_IDS.integration,
        name: `Send a notification via ${found?.name ?? action.slug}`,
        service: action.slug,
      };
    }
    case "integration-form": {
      const { installationUuid } = action;
      const found = words.integrations.find((one) => one.installationUuid === installationUuid);
      const title = found?.form?.["title"];
      return {
        id: ACTION_IDS.integrationForm,
        name:
          typeof title === "string"
            ? title
            : `Send a notification via ${found?.name ?? "an integration"}`,
        sentryAppInstallationUuid: installationUuid,
        hasSchemaFormConfig: true,
        settings: action.settings.map(({ name, value }) => ({ name, value })),
      };
    }
    case "webhook":
    default: {
      const webhook = words.webhooks.get(action.webhookId);
      return {
        id: ACTION_IDS.webhook,
        name: `Send a webhook to ${webhook?.url ?? "an address that is gone"}`,
        url: webhook?.url ?? "",
        webhookId: String(action.webhookId),
        ...(webhook?.secret !== undefined && { secret: webhook.secret }),
      };
    }
  }
}

function readMailTarget(fields: Fields): MailTarget {
  const type = readWord(fields, "targetType", ["IssueOwners", "Member", "Team"]);
  if (type === "IssueOwners") {
    const words = Object.keys(FALLTHROUGH);
    const word = readWord(fields, "fallthroughType", words, "ActiveMembers");
    return { type: "owners", fallthrough: FALLTHROUGH[word] ?? "nobody" };
  }
  return { type: type === "Team" ? "team" : "member", id: readId(fields, "targetIdentifier") };
}

function showMailTarget(target: MailTarget): JsonObject {
  if (target.type !== "owners") {
    return { targetType: target.type === "team" ? "Team" : "Member", targetIdentifier: target.id };
  }
  const word = Object.entries(FALLTHROUGH).find(([, kind]) => kind === target.fallthrough)?.[0];
  return { targetType: "IssueOwners", targetIdentifier: "", fallthroughType: word ?? "NoOne" };
}

function sayMail(target: MailTarget, { names }: ActionWords): string {
  if (target.type === "owners") {
    const besides = {
      "active-members": " and if none can be found then send a notification to active members",
      "all-members": " and if none can be found then send a notification to all members",
      nobody: "",
    }[target.fallthrough];
    return `Send a notification to the issue's owners${besides}`;
  }
  const name = names.get(`${target.type}:${target.id}`) ?? `${target.type} ${target.id}`;
  return `Send a notification to ${name}`;
}

/** A list of `{name, value}`; the older spelling, an object of values by name, is taken too. */
function readSettings(raw: unknown): Setting[] {
  if (raw === undefined || raw === null) return [];
  const list: unknown[] = Array.isArray(raw)
    ? raw
    : typeof raw === "object"
      ? Object.entries(raw).map(([name, value]: [string, unknown]) => ({ name, value }))
      : refuseSettings();
  if (list.length > 100) throw new Unfit(`"settings" may have 100 entries at most.`);
  return list.map((one) => {
    const { name, value } = (one ?? {}) as { name?: unknown; value?: unknown };
    if (typeof name !== "string" || !isSettingValue(value)) return refuseSettings();
    return { name, value };
  });
}

function isSettingValue(value: unknown): value is Setting["value"] {
  return typeof value === "string" || typeof value === "number";
}

function refuseSettings(): never {
  throw new Unfit(`"settings" must be a list of objects with "name" and "value".`);
}

function readUrl(fields: Fields): string {
  const text = readText(fields, "url", 512);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new Unfit(`"url" must be a URL that begins with http:// or https://.`);
  }
  return text;
}
