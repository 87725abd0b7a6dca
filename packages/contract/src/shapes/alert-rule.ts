import * as z from "zod";
import { issue } from "./issue.ts";
import { id, instant, jsonObject } from "./primitives.ts";

const match = z.enum(["all", "any", "none"]);

/** A condition, filter or action: its kind is its id, the rest its fields. */
const shownPart = z.looseObject({ id: z.string(), name: z.string() });

/** A rule about the issues of a project: when it fires, and who is told. */
export const alertRule = z
  .object({
    id,
    name: z.string(),
    conditions: z.array(shownPart),
    filters: z.array(shownPart),
    actions: z.array(shownPart),
    actionMatch: match,
    filterMatch: match,
    /** Minutes between two firings for one issue. */
    frequency: z.int(),
    environment: z.string().nullable(),
    /** `user:7` or `team:3`. */
    owner: z.string().nullable(),
    createdBy: z.object({ id: z.int(), name: z.string(), email: z.string() }).nullable(),
    dateCreated: instant,
    dateModified: instant,
    lastTriggered: instant.nullable(),
    projects: z.array(z.string()),
    status: z.enum(["active", "disabled"]),
    /** Silent now, for everybody or for who asks. */
    snooze: z.boolean(),
    snoozeForEveryone: z.boolean().optional(),
    snoozeCreatedBy: z.string().nullable().optional(),
    /** Null: until somebody says otherwise. */
    snoozeUntil: instant.nullable().optional(),
    /** What is wrong with it, e.g. an integration that is no longer installed. */
    errors: z.array(z.object({ detail: z.string() })).optional(),
  })
  .meta({ id: "AlertRule" });

const writtenPart = z.looseObject({ id: z.string().max(200) });
const writtenParts = z.array(writtenPart).max(50);

const writable = {
  name: z.string().trim().min(1).max(256),
  actionMatch: match,
  filterMatch: match.optional(),
  conditions: writtenParts,
  filters: writtenParts.optional(),
  actions: writtenParts,
  frequency: z
    .int()
    .min(5)
    .max(43_200)
    .meta({ examples: [30] }),
  environment: z.string().max(64).nullable().optional(),
  owner: z.string().max(40).nullable().optional(),
  status: z.enum(["active", "disabled"]).optional(),
};

export const alertRuleWrite = z.object(writable);

/** Like every PUT, but the lists of a rule are always given whole. */
export const alertRuleUpdate = z.object(writable).partial();

export const ruleSnooze = z.object({
  target: z.enum(["me", "everyone"]),
  /** Left out or null: until somebody says otherwise. */
  until: z.string().max(40).nullable().optional(),
});

export const snoozedRule = z
  .object({
    ownerId: z.int().nullable(),
    userId: z.union([z.int(), z.literal("everyone")]),
    until: z.union([instant, z.literal("forever")]),
    dateAdded: instant,
    ruleId: z.int(),
    snooze: z.boolean(),
  })
  .meta({ id: "SnoozedRule" });

/** What rules can be made of, as pages build their forms from it. */
export const ruleConfiguration = z
  .object({
    conditions: z.array(jsonObject),
    filters: z.array(jsonObject),
    actions: z.array(jsonObject),
  })
  .meta({ id: "RuleConfiguration" });

export const ruleGroupHistory = z.object({
  group: issue,
  count: z.int(),
  lastTriggered: instant,
  eventId: z.string().nullable(),
});

export const ruleStats = z.object({ date: instant, count: z.int() });

/** One thing a rule did when it fired, and what became of it. */
export const firedAction = z.object({
  kind: z.enum(["integration", "webhook", "mail"]),
  name: z.string(),
  /** `skipped` says why in `detail`. */
  status: z.enum(["pending", "delivered", "failed", "skipped", "queued"]),
  detail: z.string().nullable(),
  /** Of the delivery, where it is one. */
  deliveryId: id.nullable(),
});

/** One time that a rule fired. */
export const alertFiring = z
  .object({
    id,
    rule: z.object({ id, name: z.string() }).nullable(),
    project: z.object({ id, slug: z.string() }),
    issue: z.object({ id, shortId: z.string(), title: z.string() }).nullable(),
    eventId: z.string(),
    dateFired: instant,
    actions: z.array(firedAction),
  })
  .meta({ id: "AlertFiring" });

export const rulePreview = z.object({
  conditions: writtenParts,
  filters: writtenParts.optional(),
  actionMatch: match,
  filterMatch: match.optional(),
  frequency: z.int().min(0).max(43_200).optional(),
  environment: z.string().max(64).nullable().optional(),
  /** Days to look back. */
  days: z.int().min(1).max(14).optional(),
});

export const ruleActionsTest = z.object({
  /** The rule's name as receivers are told; "Test Alert" when left out. */
  name: z.string().trim().min(1).max(256).optional(),
  actions: writtenParts.min(1).meta({
    examples: [
      [
        {
          id: "sentry.mail.actions.NotifyEmailAction",
          targetType: "IssueOwners",
          fallthroughType: "NoOne",
        },
      ],
    ],
  }),
});

export type AlertRule = z.output<typeof alertRule>;
export type AlertRuleWrite = z.output<typeof alertRuleWrite>;
export type AlertRuleUpdate = z.output<typeof alertRuleUpdate>;
export type RuleGroupHistory = z.output<typeof ruleGroupHistory>;
export type FiredAction = z.output<typeof firedAction>;
export type AlertFiring = z.output<typeof alertFiring>;
export type SnoozedRule = z.output<typeof snoozedRule>;
export type RuleConfiguration = z.output<typeof ruleConfiguration>;
export type RulePreview = z.output<typeof rulePreview>;
