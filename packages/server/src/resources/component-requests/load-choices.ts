import type { CallableApp } from "../sentry-apps/index.ts";
import type { AppClient } from "./app-client.ts";
import { integrationFailed, readJson, readMessage, unforeseen } from "./refusals.ts";

/** What a select asks its app. */
export interface ChoicesRequest {
  uri: string;
  projectSlug?: string | undefined;
  /** What somebody has typed. */
  query?: string | undefined;
  /** JSON: the values of the fields that the select depends on, by name. */
  dependentData?: string | undefined;
}

export type Choice = [value: string | number, label: string | number];

export interface Choices {
  choices: Choice[];
  defaultValue?: string | number;
}

/**
 * Asks an app what a select offers. Refuses with the status and words that
 * docs/integrate/ui-components.md gives for each way in which an app can fail.
 */
export async function loadChoices(
  client: AppClient,
  installation: CallableApp,
  { uri, projectSlug, query, dependentData }: ChoicesRequest,
): Promise<Choices> {
  const { app, installationUuid } = installation;
  const reply = await client.ask(installation, {
    event: "select_options.requested",
    uri,
    query: { installationId: installationUuid, projectSlug, query, dependentData },
  });
  const fallback = `Something went wrong while getting options for Select FormField from ${app.slug}`;
  if (reply.kind === "no-answer") throw integrationFailed(app, 502, fallback);
  if (reply.status >= 400) {
    throw integrationFailed(app, reply.status, readMessage(reply.body) ?? fallback);
  }
  const options = reply.status < 300 ? readJson(reply.body) : undefined;
  if (options === undefined) throw unforeseen(app, reply.requestId);
  if (!Array.isArray(options)) {
    const detail = `Invalid response format for Select FormField in ${app.slug} from uri: ${uri}`;
    throw integrationFailed(app, 400, detail);
  }
  return toChoices(app, options);
}

function toChoices(app: CallableApp["app"], options: readonly unknown[]): Choices {
  const choices: Choice[] = [];
  let defaultValue: string | number | undefined;
  for (const option of options) {
    const { value, label, default: isDefault } = (option ?? {}) as Record<string, unknown>;
    if (!isShort(value) || !isShort(label)) {
      const detail = "Missing `value` or `label` in option data for Select FormField";
      throw integrationFailed(app, 500, detail);
    }
    choices.push([value, label]);
    if (isDefault) defaultValue = value;
  }
  return defaultValue === undefined ? { choices } : { choices, defaultValue };
}

function isShort(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
