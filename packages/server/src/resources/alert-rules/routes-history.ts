import {
  getRuleStats,
  listIssueFirings,
  listRuleFirings,
  listRuleGroupHistory,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { getIssue } from "../issues/index.ts";
import { readPageOfNumbers, toPage } from "../keyset.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { readPeriod } from "../read-period.ts";
import { startsOf, toGrid } from "../time-series.ts";
import { enterRule } from "./enter-rule.ts";
import { presentFiredFor } from "./present-fired-for.ts";
import { presentFirings } from "./present-firings.ts";
import { countFirings, selectFiredFor, selectFirings } from "./store-firings.ts";

const HOUR_MS = 3_600_000;
const TWO_WEEKS_MS = 14 * 24 * HOUR_MS;

/** When rules fired, for what, and what became of it. */
export function historyRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  return [
    implement(listRuleGroupHistory, async ({ actor, organization, params, query }) => {
      const { rule } = await enterRule(db, organization.id, params);
      const period = readPeriod(query, instance.now());
      const request = readOffset(query);
      const page = toOffsetPage(await selectFiredFor(db, rule.id, period, request), request);
      const viewerId = actor.kind === "user" ? actor.userId : null;
      const body = await presentFiredFor(instance, { organization, viewerId }, rule.id, page.rows);
      return { status: 200, body, page };
    }),

    implement(getRuleStats, async ({ organization, params, query }) => {
      const { rule } = await enterRule(db, organization.id, params);
      const now = instance.now();
      const { until = now, since = until - TWO_WEEKS_MS } = readPeriod(query, now);
      const grid = toGrid(Math.max(since, until - TWO_WEEKS_MS), until, HOUR_MS);
      const counts = await countFirings(db, rule.id, grid);
      const body = startsOf(grid).map((start) => ({
        date: formatInstant(start),
        count: counts.get(start) ?? 0,
      }));
      return { status: 200, body };
    }),

    implement(listRuleFirings, async ({ organization, params, query }) => {
      const { rule } = await enterRule(db, organization.id, params);
      const request = readPageOfNumbers(query);
      const read = await selectFirings(db, { ruleId: rule.id }, request);
      const page = toPage(read, request, ({ firedAt, id }) => ({ value: firedAt, id }));
      return { status: 200, body: await presentFirings(db, page.rows), page };
    }),

    implement(listIssueFirings, async ({ organization, params, query }) => {
      const issue = await getIssue(db, organization.id, params.issue);
      const request = readPageOfNumbers(query);
      const read = await selectFirings(db, { issueId: issue.id }, request);
      const page = toPage(read, request, ({ firedAt, id }) => ({ value: firedAt, id }));
      return { status: 200, body: await presentFirings(db, page.rows), page };
    }),
  ];
}
