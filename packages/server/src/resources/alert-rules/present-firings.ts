import type { AlertFiring, FiredAction as FiredActionShape } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { type DeliveryOfFact, findDeliveriesOfFacts } from "../deliveries/index.ts";
import { findIssues, formatShortId } from "../issues/index.ts";
import { findProjects } from "../projects/index.ts";
import type { FiredAction } from "./fired-action.ts";
import type { Firing } from "./store-firings.ts";
import { findRules } from "./store.ts";

/** Shows firings with what became of their actions, with a fixed number of queries. */
export async function presentFirings(db: Db, firings: readonly Firing[]): Promise<AlertFiring[]> {
  const actions = firings.flatMap((firing) => firing.actions);
  const deliveries = await findDeliveries(db, actions);
  const rules = await findRules(db, [...new Set(firings.map(({ ruleId }) => ruleId))]);
  const projects = await findProjects(db, [...new Set(firings.map((one) => one.projectId))]);
  const found = await findIssues(db, [...new Set(firings.map(({ issueId }) => issueId))]);
  const issues = new Map(found.map((issue) => [issue.id, issue]));
  return firings.map((firing) => {
    const rule = rules.get(firing.ruleId);
    const project = projects.get(firing.projectId);
    const issue = issues.get(firing.issueId);
    const slug = project?.slug ?? "";
    return {
      id: String(firing.id),
      rule: rule ? { id: String(rule.id), name: rule.name } : null,
      project: { id: String(firing.projectId), slug },
      issue: issue
        ? {
            id: String(issue.id),
            shortId: formatShortId(slug, issue.shortId),
            title: issue.title,
          }
        : null,
      eventId: firing.eventId,
      dateFired: formatInstant(firing.firedAt),
      actions: firing.actions.map((action) => presentFiredAction(action, deliveries)),
    };
  });
}

/** Shows what a rule did; mail is in the hands of its own queue once it is owed. */
export function presentFiredAction(
  { kind, name, skipped, told }: FiredAction,
  deliveries: ReadonlyMap<string, DeliveryOfFact>,
): FiredActionShape {
  if (skipped !== null) return { kind, name, status: "skipped", detail: skipped, deliveryId: null };
  if (told === null) return { kind, name, status: "queued", detail: null, deliveryId: null };
  const delivery = deliveries.get(keyOf(told));
  return {
    kind,
    name,
    status: delivery?.status ?? "pending",
    detail: delivery?.lastOutcome ?? null,
    deliveryId: delivery === undefined ? null : String(delivery.id),
  };
}

async function findDeliveries(
  db: Db,
  actions: readonly FiredAction[],
): Promise<Map<string, DeliveryOfFact>> {
  const factIds = actions.flatMap(({ told }) => told?.factId ?? []);
  const found = await findDeliveriesOfFacts(db, factIds);
  return new Map(
    found.map((one) => [keyOf({ factId: one.factId, recipient: one.subscriber }), one]),
  );
}

function keyOf({ factId, recipient }: NonNullable<FiredAction["told"]>): string {
  return `${factId}:${recipient.kind}:${recipient.id}`;
}
