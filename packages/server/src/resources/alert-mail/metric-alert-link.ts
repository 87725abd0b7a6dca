import type { Links } from "../instance.ts";

/** The page of a metric alert, at one of its incidents. */
export function metricAlertLink(
  { baseUrl }: Links,
  organizationSlug: string,
  ruleId: number,
  identifier: number,
): string {
  return `${baseUrl}/organizations/${organizationSlug}/alerts/rules/details/${ruleId}/?alert=${identifier}`;
}
