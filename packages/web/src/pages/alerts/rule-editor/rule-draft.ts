import type { AlertRule } from "@vedette/contract";
import type { Part } from "./part-kind.ts";

/** A rule while it is written. */
export type RuleDraft = Pick<AlertRule, "name" | "actionMatch" | "filterMatch" | "frequency"> & {
  environment: string | null;
  owner: string | null;
  conditions: Part[];
  filters: Part[];
  actions: Part[];
};

/** What a new rule begins with: tell the owners of every new issue. */
export const NEW_RULE: RuleDraft = {
  name: "",
  actionMatch: "any",
  filterMatch: "all",
  frequency: 30,
  environment: null,
  owner: null,
  conditions: [{ id: "sentry.rules.conditions.first_seen_event.FirstSeenEventCondition" }],
  filters: [],
  actions: [
    {
      id: "sentry.mail.actions.NotifyEmailAction",
      targetType: "IssueOwners",
      fallthroughType: "ActiveMembers",
    },
  ],
};

/** A rule as it would be written again. */
export function toDraft(rule: AlertRule): RuleDraft {
  const { name, actionMatch, filterMatch, frequency, environment, owner } = rule;
  return {
    name,
    actionMatch,
    filterMatch,
    frequency,
    environment,
    owner,
    conditions: rule.conditions.map(toPart),
    filters: rule.filters.map(toPart),
    actions: rule.actions.map(toPart),
  };
}

/** Without the words that are made of its fields. */
function toPart(shown: AlertRule["conditions"][number]): Part {
  const fields = Object.entries(shown).filter(([field]) => field !== "name" && field !== "id");
  return { id: shown.id, ...Object.fromEntries(fields) };
}

/** How often a rule may fire for one issue. */
export const FREQUENCIES = [
  { value: "5", label: "5 minutes" },
  { value: "10", label: "10 minutes" },
  { value: "30", label: "30 minutes" },
  { value: "60", label: "an hour" },
  { value: "180", label: "3 hours" },
  { value: "720", label: "12 hours" },
  { value: "1440", label: "a day" },
  { value: "10080", label: "a week" },
  { value: "43200", label: "30 days" },
];
