import type { FormValues } from "../../../components/component-form/form-values.ts";

/** What was filled into an integration's form, out of the list that rules keep. */
export function readSettings(settings: unknown, names: readonly string[]): FormValues {
  if (!Array.isArray(settings)) return {};
  const values: Record<string, string | number> = {};
  for (const setting of settings as unknown[]) {
    if (typeof setting !== "object" || setting === null) continue;
    const { name, value } = setting as { name?: unknown; value?: unknown };
    if (typeof name !== "string" || !names.includes(name)) continue;
    if (typeof value === "string" || typeof value === "number") values[name] = value;
  }
  return values;
}

/** The same as the list that rules keep. */
export function toSettings(values: FormValues): { name: string; value: string | number }[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
