import type { CallableApp } from "../sentry-apps/index.ts";
import type { AlertRuleAction, FormField } from "../ui-components/index.ts";
import type { AppClient } from "./app-client.ts";
import { readMessage } from "./refusals.ts";

/** What somebody filled in for one field of an alert's form. */
export interface AlertSetting {
  name: string;
  value: string | number;
}

/**
 * Reads the settings of an alert that acts by an app, against the form of the app's
 * `alert-rule-action`. Gives them, or one sentence for each thing that is wrong.
 */
export function readAlertSettings(
  { settings: form }: AlertRuleAction,
  given: unknown,
): { settings: AlertSetting[] } | { complaints: string[] } {
  if (!Array.isArray(given) || !given.every(isPair)) {
    return { complaints: ["Settings must be a list of objects with a name and a value."] };
  }
  const required = form.required_fields;
  const fields = [...required, ...(form.optional_fields ?? [])];
  const names = given.map(({ name }) => name);
  const missing = required.filter(({ name }) => !names.includes(name));
  const complaints = [
    ...missing.map(({ name }) => `The field "${name}" is required.`),
    ...given.flatMap(({ name, value }, place) => {
      const field = fields.find((one) => one.name === name);
      if (field === undefined) return [`The field "${name}" is not one of this action's.`];
      if (names.indexOf(name) < place) return [`The field "${name}" is there twice.`];
      return checkValue(field, value);
    }),
  ];
  return complaints.length > 0 ? { complaints } : { settings: given.filter(isFilled) };
}

/** What became of telling an app that a rule is to act by it; `message` is for who saves the rule. */
export interface AlertActionAnswer {
  ok: boolean;
  message: string;
}

/**
 * Tells an app that a rule with these settings is about to be saved. When it does not agree, the
 * rule must not be saved. Refuses an app that cannot be asked at all.
 */
export async function requestAlertAction(
  client: AppClient,
  installation: CallableApp,
  { settings: form }: AlertRuleAction,
  settings: readonly AlertSetting[],
): Promise<AlertActionAnswer> {
  const { app, installationUuid } = installation;
  const reply = await client.ask(installation, {
    event: "alert_rule_action.requested",
    uri: form.uri,
    body: {
      fields: settings.map(({ name, value }) => ({ name, value })),
      installationId: installationUuid,
    },
  });
  const ok = reply.kind === "answered" && reply.status >= 200 && reply.status < 300;
  const said = reply.kind === "answered" ? readMessage(reply.body) : undefined;
  const otherwise = ok ? "Success!" : "Something went wrong!";
  return { ok, message: `${app.name}: ${said ?? otherwise}` };
}

function isPair(item: unknown): item is { name: string; value?: unknown } {
  return (
    typeof item === "object" && item !== null && "name" in item && typeof item.name === "string"
  );
}

function isFilled(item: { name: string; value?: unknown }): item is AlertSetting {
  return typeof item.value === "string" || typeof item.value === "number";
}

function checkValue(field: FormField, value: unknown): string[] {
  const { name } = field;
  if (value === undefined || value === null || value === "") {
    return [`The field "${name}" may not be empty.`];
  }
  if (typeof value !== "string" && typeof value !== "number") {
    return [`The field "${name}" must be a text or a number.`];
  }
  if (field.type !== "select" || field.options === undefined) return [];
  return field.options.some(([choice]) => choice === String(value))
    ? []
    : [`"${value}" is not one of the choices of the field "${name}".`];
}
