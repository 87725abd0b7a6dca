import type { AlertRule as AlertRuleShape } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import { findMutedRules } from "../alert-mail/index.ts";
import type { KeptWebhook } from "../plain-webhooks/index.ts";
import { findUsers, type User } from "../users/index.ts";
import { CONDITION_FORMS } from "./condition-forms.ts";
import { FILTER_FORMS } from "./filter-forms.ts";
import { type Form, sayPart } from "./forms.ts";
import { findWords } from "./find-words.ts";
import { findBroken } from "./find-broken.ts";
import { type AlertRule, isSnoozed, type Owner } from "./model.ts";
import { findLastFired } from "./store-firings.ts";
import { type ActionWords, showAction } from "./wire-actions.ts";

/** Who looks at rules, and of which project they are. */
export interface RuleViewer {
  project: { slug: string };
  /** Null for a caller that is no person. */
  userId: number | null;
  now: number;
}

/** Shows rules of one organization, with a fixed number of queries. */
export async function presentRules(
  db: Db,
  organizationId: number,
  rules: readonly AlertRule[],
  viewer: RuleViewer,
): Promise<AlertRuleShape[]> {
  const actions = rules.flatMap((rule) => rule.actions);
  const ids = rules.map(({ id }) => id);
  const words = await findWords(db, organizationId, actions);
  const lastFired = await findLastFired(db, ids);
  const muted =
    viewer.userId === null
      ? new Map<number, number | null>()
      : await findMutedRules(db, "rule", viewer.userId, ids, viewer.now);
  const people = rules.flatMap(({ createdBy, snooze }) => [createdBy, snooze?.userId ?? null]);
  const users = await findUsers(db, [...new Set(people.filter((one) => one !== null))]);
  return rules.map((rule) =>
    presentRule(rule, viewer, { words, users, lastFired: lastFired.get(rule.id), muted }),
  );
}

/** Shows a rule that was just saved, with the secrets of its new webhooks. */
export async function presentSavedRule(
  db: Db,
  { rule, webhooks }: { rule: AlertRule; webhooks: readonly KeptWebhook[] },
  viewer: RuleViewer,
): Promise<AlertRuleShape | undefined> {
  const [shown] = await presentRules(db, rule.organizationId, [rule], viewer);
  const secrets = new Map(webhooks.map((one) => [String(one.webhookId), one.secret]));
  const actions = shown?.actions.map((action) => {
    const secret = secrets.get(String(action["webhookId"]));
    return secret === undefined ? action : { ...action, secret };
  });
  return shown && actions && { ...shown, actions };
}

interface Beside {
  words: ActionWords;
  users: ReadonlyMap<number, User>;
  lastFired: number | undefined;
  muted: ReadonlyMap<number, number | null>;
}

function presentRule(rule: AlertRule, viewer: RuleViewer, beside: Beside): AlertRuleShape {
  const { words, users, lastFired } = beside;
  const creator = rule.createdBy === null ? undefined : users.get(rule.createdBy);
  const broken = findBroken(rule.actions, words.integrations);
  return {
    id: String(rule.id),
    name: rule.name,
    conditions: rule.conditions.map((one) => showPart(CONDITION_FORMS, one)),
    filters: rule.filters.map((one) => showPart(FILTER_FORMS, one)),
    actions: rule.actions.map((one) => showAction(one, words)),
    actionMatch: rule.conditionMatch,
    filterMatch: rule.filterMatch,
    frequency: rule.frequency,
    environment: rule.environment,
    owner: presentOwner(rule.owner),
    createdBy: creator ? { id: creator.id, name: creator.name, email: creator.email } : null,
    dateCreated: formatInstant(rule.createdAt),
    dateModified: formatInstant(rule.updatedAt),
    lastTriggered: lastFired === undefined ? null : formatInstant(lastFired),
    projects: [viewer.project.slug],
    status: rule.isEnabled ? "active" : "disabled",
    ...presentSnooze(rule, viewer, beside),
    ...(broken.length > 0 && { errors: broken.map((detail) => ({ detail })) }),
  };
}

export function presentOwner(owner: Owner | null): string | null {
  return owner === null ? null : `${owner.type}:${owner.id}`;
}

function presentSnooze(rule: AlertRule, viewer: RuleViewer, { muted, users }: Beside) {
  if (isSnoozed(rule, viewer.now) && rule.snooze) {
    const { userId, untilAt } = rule.snooze;
    const by = userId === null ? undefined : users.get(userId);
    return {
      snooze: true,
      snoozeForEveryone: true,
      snoozeCreatedBy: userId !== null && userId === viewer.userId ? "You" : (by?.name ?? null),
      snoozeUntil: untilAt === null ? null : formatInstant(untilAt),
    };
  }
  const untilAt = muted.get(rule.id);
  if (untilAt === undefined) return { snooze: false };
  return {
    snooze: true,
    snoozeForEveryone: false,
    snoozeCreatedBy: "You",
    snoozeUntil: untilAt === null ? null : formatInstant(untilAt),
  };
}

function showPart<T>(forms: readonly Form<T>[], part: T): { id: string; name: string } {
  const form = forms.find((one) => one.fits(part));
  if (!form) throw new Error("a rule holds a part of no known kind");
  return { id: form.id, name: sayPart(form, part), ...form.show(part) };
}
