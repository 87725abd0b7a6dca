import type { MailTarget } from "../alert-mail/index.ts";
import type { IntegrationTarget, WebhookTarget } from "../alert-targets/index.ts";
import type { MetricKind } from "../metric-counters/index.ts";

/** A rule about how much of something a project has in any span of so many minutes. */
export interface MetricRule extends Thresholds {
  id: number;
  organizationId: number;
  projectId: number;
  /** What counts for it. */
  seriesId: number;
  name: string;
  isEnabled: boolean;
  kind: MetricKind;
  eventTypes: readonly EventType[];
  query: string;
  /** Null: every environment. */
  environment: string | null;
  windowMs: number;
  triggers: readonly Trigger[];
  /** How many ids its triggers and actions have had. */
  parts: number;
  owner: Owner | null;
  createdBy: number | null;
  /** Epoch milliseconds, as all that follow. */
  createdAt: number;
  updatedAt: number;
  /** From when on its series is complete. */
  countedFrom: number;
  /** The first boundary at which it is evaluated as it is now. */
  evaluatedFrom: number;
  standing: Standing;
  /** When it came to stand so: a boundary, or the moment somebody said so. */
  standingAt: number;
  /** The incident that is not closed. */
  incidentId: number | null;
  snooze: Snooze | null;
}

/** When a rule warns, alarms, and is content again. */
export interface Thresholds {
  /** Null: the number itself is compared. Else its change, in percent, since so long ago. */
  comparisonMs: number | null;
  /** Little is bad, or much is. */
  isBelow: boolean;
  criticalAt: number;
  warningAt: number | null;
  /** Null: content as soon as it neither warns nor alarms. */
  resolveAt: number | null;
}

/** `open`: reopened by hand, and measured no more than that yet. */
export type AlertState = "ok" | "open" | "warning" | "critical";

export interface Standing {
  state: AlertState;
  /** Up to what its incident was closed by hand: no more than that is news until it has been ok. */
  hushed: "warning" | "critical" | null;
}

export type EventType = "error" | "default";
export type Owner = { type: "user" | "team"; id: number };

/** Silent for everybody. `untilAt` null: until somebody says otherwise. */
export interface Snooze {
  untilAt: number | null;
  userId: number | null;
}

export interface Trigger {
  part: number;
  label: "critical" | "warning";
  threshold: number;
  createdAt: number;
  actions: readonly KeptAction[];
}

/** An action with its number among the rule's parts. */
export interface KeptAction {
  part: number;
  createdAt: number;
  does: Action;
}

/** What a rule does when an alert of it changes. */
export type Action = IntegrationTarget | WebhookTarget | { kind: "mail"; target: PersonOrTeam };

export type PersonOrTeam = Exclude<MailTarget, { type: "owners" }>;

/** Statuses of incidents as the wire numbers them. */
export const INCIDENT_STATUS = { open: 1, closed: 2, warning: 10, critical: 20 } as const;

/** How an incident came to its status. */
export const STATUS_METHOD = { byHand: 1, ruleChanged: 2, byRule: 3 } as const;

/** Lines of an incident's history as the wire numbers them. */
export const ACTIVITY_KIND = { made: 1, status: 2, noticed: 4 } as const;

/** Minutes. */
export const TIME_WINDOWS = [1, 5, 10, 15, 30, 60, 120, 240, 1440] as const;
export const COMPARISON_DELTAS = [5, 15, 60, 1440, 10_080, 43_200] as const;

/** So many metric alerts a project may have. */
export const MAX_RULES = 500;

/** Whether it is silent for everybody now. */
export function isSnoozed({ snooze }: Pick<MetricRule, "snooze">, now: number): boolean {
  return snooze !== null && (snooze.untilAt === null || snooze.untilAt > now);
}
