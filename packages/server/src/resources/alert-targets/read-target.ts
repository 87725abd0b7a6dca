import type { WrittenTarget } from "./model.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a written action of the type `sentry_app` or `webhook`. Gives it, or a sentence that says what
 * is wrong; undefined: it is of another type.
 */
export function readTarget(fields: Fields): WrittenTarget | string | undefined {
  if (fields["type"] === "webhook") return readWebhook(fields);
  if (fields["type"] !== "sentry_app") return undefined;
  const named = readNamed(fields);
  if (named === undefined) {
    return 'Name an installed integration by "sentryAppId" or "sentryAppInstallationUuid".';
  }
  return { kind: "integration", named, settings: fields["settings"] ?? null };
}

/** An id in digits or as a number; undefined: it is none. */
export function readId(raw: unknown): number | undefined {
  const text = typeof raw === "number" ? String(raw) : raw;
  return typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function readNamed(
  fields: Fields,
): Extract<WrittenTarget, { kind: "integration" }>["named"] | undefined {
  const { sentryAppInstallationUuid: uuid } = fields;
  if (typeof uuid === "string" && uuid !== "") return { uuid };
  const sentryAppId = readId(fields["sentryAppId"]) ?? readId(fields["targetIdentifier"]);
  return sentryAppId === undefined ? undefined : { sentryAppId };
}

function readWebhook({ url: text, secret, webhookId }: Fields): WrittenTarget | string {
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
