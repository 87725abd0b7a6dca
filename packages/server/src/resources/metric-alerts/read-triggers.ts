import type { MetricAlertRuleWrite } from "@vedette/contract";
import type { PersonOrTeam } from "./model.ts";

/** A trigger as it was written, before anything was looked up. */
export interface WrittenTrigger {
  label: "critical" | "warning";
  threshold: number;
  /** Null: those it has. */
  actions: WrittenAction[] | null;
}

/** A webhook is not kept anywhere yet; an integration is not known to be installed. */
export type WrittenAction =
  | { kind: "integration"; named: { sentryAppId: number } | { uuid: string }; settings: unknown }
  | { kind: "mail"; target: PersonOrTeam }
  | { kind: "webhook"; url: string; secret: string | null; webhookId: number | null };

type Refuse = (field: string, sentence: string) => void;
type Fields = Readonly<Record<string, unknown>>;

/** Reads triggers with their actions; says what is wrong with each. */
export function readTriggers(
  written: MetricAlertRuleWrite["triggers"],
  refuse: Refuse,
): WrittenTrigger[] {
  const triggers: WrittenTrigger[] = [];
  for (const { label, alertThreshold, actions } of written) {
    if (label !== "critical" && label !== "warning") {
      refuse("triggers", `There is no trigger "${label}": use critical and warning.`);
      continue;
    }
    if (triggers.some((one) => one.label === label)) {
      refuse("triggers", `There is more than one trigger "${label}".`);
      continue;
    }
    const read = actions === undefined ? null : readActions(actions, refuse);
    triggers.push({ label, threshold: alertThreshold, actions: read });
  }
  if (!triggers.some(({ label }) => label === "critical")) {
    refuse("triggers", "A metric alert needs a critical threshold.");
  }
  return triggers.toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

/** Reads actions; says what is wrong with each, under `field`. */
export function readActions(
  written: readonly Fields[],
  refuse: Refuse,
  field = "triggers",
): WrittenAction[] {
  return written.flatMap((fields) => {
    const read = readAction(fields);
    if (typeof read !== "string") return [read];
    refuse(field, read);
    return [];
  });
}

function readAction(fields: Fields): WrittenAction | string {
  const { type, targetType } = fields;
  switch (type) {
    case "email": {
      const id = readId(fields["targetIdentifier"]);
      if (targetType !== "user" && targetType !== "team") {
        return 'Mail goes to "targetType" user or team.';
      }
      if (id === undefined) return `"targetIdentifier" must be the id of the ${targetType}.`;
      return { kind: "mail", target: { type: targetType === "team" ? "team" : "member", id } };
    }
    case "sentry_app": {
      const named = readIntegration(fields);
      if (named === undefined) {
        return 'Name an installed integration by "sentryAppId" or "sentryAppInstallationUuid".';
      }
      return { kind: "integration", named, settings: fields["settings"] ?? null };
    }
    case "webhook":
      return readWebhook(fields);
    default:
      return `There is no action "${String(type)}": use email, sentry_app or webhook.`;
  }
}

function readIntegration(
  fields: Fields,
): Extract<WrittenAction, { kind: "integration" }>["named"] | undefined {
  const { sentryAppInstallationUuid: uuid } = fields;
  if (typeof uuid === "string" && uuid !== "") return { uuid };
  const sentryAppId = readId(fields["sentryAppId"]) ?? readId(fields["targetIdentifier"]);
  return sentryAppId === undefined ? undefined : { sentryAppId };
}

function readWebhook({ url: text, secret, webhookId }: Fields): WrittenAction | string {
  const url = typeof text === "string" && text.length <= 512 ? URL.parse(text) : null;
  if (typeof text !== "string" || (url?.protocol !== "https:" && url?.protocol !== "http:")) {
    return '"url" must be a URL that begins with http:// or https://, of 512 characters at most.';
  }
  if (secret != null && (typeof secret !== "string" || !secret.trim() || secret.length > 200)) {
    return '"secret" must be a text of at most 200 characters, or left out.';
  }
  const id = webhookId == null ? null : readId(webhookId);
  if (id === undefined) return '"webhookId" must be an id.';
  return { kind: "webhook", url: text, secret: secret?.trim() ?? null, webhookId: id };
}

function readId(raw: unknown): number | undefined {
  const text = typeof raw === "number" ? String(raw) : raw;
  return typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
