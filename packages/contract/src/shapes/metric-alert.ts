import * as z from "zod";
import { firedAction } from "./alert-rule.ts";
import { id, instant, statPoint } from "./primitives.ts";

/** How a metric alert stands. `open`: reopened by hand, and measured no more than that yet. */
export const metricAlertState = z.enum(["ok", "open", "warning", "critical"]);

const label = z.enum(["critical", "warning"]);
const setting = z.object({ name: z.string(), value: z.union([z.string(), z.number()]) });

const shownAction = z.object({
  id,
  alertRuleTriggerId: id,
  /** `email`, `sentry_app`, or `webhook`, which is ours alone. */
  type: z.string(),
  /** `user`, `team`, `sentry_app` or `specific`. */
  targetType: z.string(),
  /** The id of the person, team or integration. */
  targetIdentifier: z.union([z.int(), z.string()]).nullable(),
  inputChannelId: z.string().nullable(),
  integrationId: z.int().nullable(),
  sentryAppId: z.int().nullable(),
  /** Of an integration whose own form was filled in, with its settings. */
  sentryAppInstallationUuid: z.string().optional(),
  settings: z.array(setting).optional(),
  hasSchemaFormConfig: z.boolean().optional(),
  /** Of a webhook: its address, and its secret once, with the answer that made it. */
  url: z.string().optional(),
  webhookId: id.optional(),
  secret: z.string().optional(),
  dateCreated: instant,
  desc: z.string(),
  priority: z.string().nullable(),
});

const shownTrigger = z.object({
  id,
  alertRuleId: id,
  label,
  thresholdType: z.int(),
  alertThreshold: z.number(),
  resolveThreshold: z.number().nullable(),
  dateCreated: instant,
  actions: z.array(shownAction),
});

/** A rule about how much of something there is in a project, in any span of so many minutes. */
export const metricAlertRule = z
  .object({
    id,
    name: z.string(),
    organizationId: id,
    /** 0: it is looked at; 5: it is switched off. */
    status: z.int(),
    dataset: z.string(),
    queryType: z.int(),
    eventTypes: z.array(z.string()),
    aggregate: z.string(),
    query: z.string(),
    environment: z.string().nullable(),
    /** Minutes, as are `resolution` and `comparisonDelta`. */
    timeWindow: z.int(),
    resolution: z.int(),
    thresholdPeriod: z.int(),
    /** Null: the number itself is compared. Else it is, in percent, with the span so long ago. */
    comparisonDelta: z.int().nullable(),
    detectionType: z.enum(["static", "percent"]),
    /** 0: above, 1: below. */
    thresholdType: z.int(),
    resolveThreshold: z.number().nullable(),
    triggers: z.array(shownTrigger),
    /** Its one project's slug. */
    projects: z.array(z.string()),
    /** `user:7` or `team:3`. */
    owner: z.string().nullable(),
    originalAlertRuleId: id.nullable(),
    createdBy: z.object({ id: z.int(), name: z.string(), email: z.string() }).nullable(),
    dateCreated: instant,
    dateModified: instant,
    state: metricAlertState,
    /** Null: always. */
    stateSince: instant.nullable(),
    /** The number of the incident that is open. */
    openIncident: z.string().nullable(),
    /** When an incident last began. */
    lastTriggered: instant.nullable(),
    /** Silent now, for everybody or for who asks. */
    snooze: z.boolean(),
    snoozeForEveryone: z.boolean().optional(),
    snoozeCreatedBy: z.string().nullable().optional(),
    /** Null: until somebody says otherwise. */
    snoozeUntil: instant.nullable().optional(),
    /** What is wrong with it, e.g. an integration that is no longer installed. */
    errors: z.array(z.object({ detail: z.string() })).optional(),
  })
  .meta({ id: "MetricAlertRule" });

const writtenAction = z.looseObject({ type: z.string().max(100) });
const writtenActions = z.array(writtenAction).max(50);
const writtenTrigger = z.looseObject({
  label: z.string().max(40),
  alertThreshold: z.number(),
  actions: writtenActions.optional(),
});

const measured = {
  aggregate: z
    .string()
    .max(200)
    .meta({ examples: ["count()"] }),
  dataset: z.string().max(40).optional(),
  queryType: z.int().optional(),
  eventTypes: z.array(z.string().max(40)).max(10).nullable().optional(),
  query: z.string().max(2000).optional(),
  environment: z.string().max(64).nullable().optional(),
  timeWindow: z.int().meta({ examples: [10] }),
  comparisonDelta: z.int().nullable().optional(),
  thresholdType: z.int().meta({ examples: [0] }),
  resolveThreshold: z.number().nullable().optional(),
};

const writable = {
  ...measured,
  name: z.string().trim().min(1).max(256),
  /** One slug or id. */
  projects: z.array(z.union([z.string().max(100), z.int()])).max(100),
  triggers: z
    .array(writtenTrigger)
    .max(10)
    .meta({ examples: [[{ label: "critical", alertThreshold: 100, actions: [] }]] }),
  owner: z.string().max(40).nullable().optional(),
  status: z.int().optional(),
};

export const metricAlertRuleWrite = z.object(writable);

/** Like every PUT; triggers are given whole, but one whose actions are left out keeps them. */
export const metricAlertRuleUpdate = z.object(writable).partial();

/** A rule that is not saved, to be held against the past. */
export const metricAlertPreviewWrite = z.object({
  ...measured,
  projects: writable.projects,
  triggers: writable.triggers.optional(),
  thresholdType: z.int().optional(),
  /** Days to look back. */
  days: z.int().min(1).max(14).optional(),
});

const transition = z.object({
  date: instant,
  state: metricAlertState,
  value: z.number(),
});

/** What is measured over time, and what a rule makes of it. */
export const metricAlertSeries = z
  .object({
    /** From here on it is complete. */
    start: instant,
    end: instant,
    /** Seconds from one point to the next. */
    interval: z.int(),
    /** What a rule compares at each moment: a number, or with `comparisonDelta` a percentage. */
    data: z.array(statPoint),
    /** The number itself, in the rule's window that ends there. */
    counts: z.array(statPoint),
    transitions: z.array(transition),
  })
  .meta({ id: "MetricAlertSeries" });

export const metricActionsTest = z.object({
  /** The rule's name as receivers are told; "Test Alert" when left out. */
  name: z.string().trim().min(1).max(256).optional(),
  projects: writable.projects,
  /** How the alert is to stand. */
  status: z.enum(["critical", "warning", "resolved", "open"]).optional(),
  actions: writtenActions.min(1).meta({
    examples: [[{ type: "email", targetType: "user", targetIdentifier: "1" }]],
  }),
});

const incident = {
  id,
  /** Its number within the organization. */
  identifier: z.string(),
  organizationId: id,
  projects: z.array(z.string()),
  /** 1 open, 2 closed, 10 warning, 20 critical. */
  status: z.int(),
  /** 1 by hand, 2 the rule was changed, 3 the rule's threshold was crossed. */
  statusMethod: z.int(),
  type: z.int(),
  title: z.string(),
  dateStarted: instant,
  dateDetected: instant,
  dateCreated: instant,
  dateClosed: instant.nullable(),
};

/** A line of an incident's history. */
export const incidentActivity = z
  .object({
    id,
    incidentIdentifier: z.string(),
    /** 1 it was made, 2 its status changed, 4 it was noticed. */
    type: z.int(),
    /** The status from then on, and the one before; both in digits. */
    value: z.string().nullable(),
    previousValue: z.string().nullable(),
    /** Who did it by hand. */
    user: z.object({ id, name: z.string(), email: z.string() }).nullable(),
    /** What was measured; null where nothing was. */
    measured: z.number().nullable(),
    /** Why nobody was told, where a change told nobody. */
    silence: z.string().nullable(),
    /** Who was told, and what became of that. */
    actions: z.array(firedAction),
    dateCreated: instant,
  })
  .meta({ id: "IncidentActivity" });

/** A metric alert while it lasts, and afterwards. */
export const incidentShape = z
  .object({
    ...incident,
    alertRule: metricAlertRule,
    activities: z.array(incidentActivity).nullable(),
  })
  .meta({ id: "Incident" });

export const incidentUpdate = z.object({
  /** 2 closes it by hand, 1 opens it again. */
  status: z.int(),
});

/** What the editor of metric alerts offers. */
export const metricAlertConfiguration = z
  .object({
    aggregates: z.array(z.object({ aggregate: z.string(), dataset: z.string(), name: z.string() })),
    /** Minutes. */
    timeWindows: z.array(z.int()),
    comparisonDeltas: z.array(z.int()),
    actions: z.array(
      z.object({
        type: z.string(),
        allowedTargetTypes: z.array(z.string()),
        name: z.string(),
        sentryAppId: z.int().optional(),
        sentryAppName: z.string().optional(),
        sentryAppSlug: z.string().optional(),
        sentryAppInstallationUuid: z.string().optional(),
        /** The integration's own form, where it has one. */
        formFields: z.record(z.string(), z.unknown()).optional(),
        title: z.string().optional(),
      }),
    ),
  })
  .meta({ id: "MetricAlertConfiguration" });

export type MetricAlertState = z.output<typeof metricAlertState>;
export type MetricAlertRule = z.output<typeof metricAlertRule>;
export type MetricAlertRuleWrite = z.output<typeof metricAlertRuleWrite>;
export type MetricAlertRuleUpdate = z.output<typeof metricAlertRuleUpdate>;
export type MetricAlertPreviewWrite = z.output<typeof metricAlertPreviewWrite>;
export type MetricAlertSeries = z.output<typeof metricAlertSeries>;
export type Incident = z.output<typeof incidentShape>;
export type IncidentActivity = z.output<typeof incidentActivity>;
export type MetricAlertConfiguration = z.output<typeof metricAlertConfiguration>;
