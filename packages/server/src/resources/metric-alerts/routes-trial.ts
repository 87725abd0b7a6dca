import { getMetricAlertSeries, previewMetricAlert, testMetricActions } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { implement, type Implemented } from "../../routing/index.ts";
import type { AppClient } from "../component-requests/index.ts";
import { presentFiredAction } from "../fired-actions/index.ts";
import type { Instance } from "../instance.ts";
import { readPeriod } from "../read-period.ts";
import { drawHistory } from "./draw-history.ts";
import { enterRule } from "./enter.ts";
import { NO_CHOICES, readRule } from "./read-rule.ts";
import { tryActions } from "./try-actions.ts";

const DAY_MS = 86_400_000;
const MAX_MS = 14 * DAY_MS;

/** What metric alerts measured, and what they would do before they are saved. */
export function trialRoutes(instance: Instance, apps: AppClient): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(getMetricAlertSeries, async ({ organization, params, query }) => {
      const rule = await enterRule(db, organization.id, params.rule);
      const now = instance.now();
      const period = readPeriod(query, now);
      const until = Math.min(period.until ?? now, now);
      const since = period.since ?? until - DAY_MS;
      if (until - since > MAX_MS || since > until) {
        throw new Problem("bad-request", { detail: "Ask for two weeks of the past at most." });
      }
      const { terms } = await readRule(db, organization.id, {}, rule);
      const drawn = { ...rule, terms, thresholds: rule };
      return { status: 200, body: await drawHistory(db, drawn, { since, until }) };
    }),

    implement(previewMetricAlert, async ({ organization, body }) => {
      const { days = 7, triggers, ...written } = body;
      // Without triggers nothing is compared, but the rest is to make sense all the same.
      const any = [{ label: "critical", alertThreshold: 1 }];
      const whole = { ...written, triggers: triggers ?? any };
      const bare = { ...whole, resolveThreshold: null };
      const checked = triggers === undefined ? bare : whole;
      const { choices, terms } = await readRule(db, organization.id, checked, NO_CHOICES);
      const thresholds = triggers === undefined ? null : choices;
      const now = instance.now();
      const span = { since: now - days * DAY_MS, until: now };
      return { status: 200, body: await drawHistory(db, { ...choices, terms, thresholds }, span) };
    }),

    implement(testMetricActions, async ({ organization, body }) => {
      const done = await tryActions(instance, apps, organization.id, body);
      const actions = done.map((one) => presentFiredAction(one, new Map()));
      return { status: 200, body: { actions } };
    }),
  ];
}
