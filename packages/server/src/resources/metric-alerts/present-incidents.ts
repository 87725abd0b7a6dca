import type {
  Incident as IncidentShape,
  IncidentActivity as ActivityShape,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { findDeliveriesOfActions, presentFiredAction } from "../fired-actions/index.ts";
import { findUsers } from "../users/index.ts";
import { presentRules, type Viewer } from "./present.ts";
import { findRules } from "./store.ts";
import type { IncidentActivity } from "./store-activities.ts";
import type { Incident } from "./store-incidents.ts";

/** Shows incidents of one organization, with a fixed number of queries; their histories apart. */
export async function presentIncidents(
  db: Db,
  organizationId: number,
  incidents: readonly Incident[],
  viewer: Viewer,
): Promise<IncidentShape[]> {
  const rules = await findRules(db, [...new Set(incidents.map(({ ruleId }) => ruleId))]);
  const shown = await presentRules(db, organizationId, [...rules.values()], viewer);
  const shownById = new Map(shown.map((rule) => [rule.id, rule]));
  return incidents.flatMap((incident) => {
    const alertRule = shownById.get(String(incident.ruleId));
    if (!alertRule) return [];
    return {
      id: String(incident.id),
      identifier: String(incident.identifier),
      organizationId: String(organizationId),
      projects: alertRule.projects,
      alertRule,
      activities: null,
      status: incident.status,
      statusMethod: incident.statusMethod,
      type: 2,
      title: incident.title,
      dateStarted: formatInstant(incident.startedAt),
      dateDetected: formatInstant(incident.detectedAt),
      dateCreated: formatInstant(incident.createdAt),
      dateClosed: incident.closedAt === null ? null : formatInstant(incident.closedAt),
    };
  });
}

/** Shows the history of an incident, with a fixed number of queries. */
export async function presentActivities(
  db: Db,
  incident: Pick<Incident, "identifier">,
  activities: readonly IncidentActivity[],
): Promise<ActivityShape[]> {
  const actions = activities.flatMap((activity) => activity.actions);
  const deliveries = await findDeliveriesOfActions(db, actions);
  const users = await findUsers(
    db,
    activities.flatMap(({ userId }) => userId ?? []),
  );
  return activities.map((activity) => {
    const user = users.get(activity.userId ?? 0);
    return {
      id: String(activity.id),
      incidentIdentifier: String(incident.identifier),
      type: activity.kind,
      value: activity.value,
      previousValue: activity.previousValue,
      user: user ? { id: String(user.id), name: user.name, email: user.email } : null,
      measured: activity.measured,
      silence: activity.silence,
      actions: activity.actions.map((action) => presentFiredAction(action, deliveries)),
      dateCreated: formatInstant(activity.createdAt),
    };
  });
}
