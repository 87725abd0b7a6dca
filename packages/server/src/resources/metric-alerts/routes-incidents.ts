import {
  getIncident,
  listIncidentActivities,
  listIncidents,
  updateIncident,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { readProjectIds } from "../read-project-ids.ts";
import { closeIncident, reopenIncident } from "./change-incident.ts";
import { enterIncident, viewerOf } from "./enter.ts";
import { INCIDENT_STATUS } from "./model.ts";
import { presentActivities, presentIncidents } from "./present-incidents.ts";
import { findActivities } from "./store-activities.ts";
import { findIncident, type Incident, selectIncidents } from "./store-incidents.ts";

/** Metric alerts while they last, and afterwards. */
export function incidentRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listIncidents, async ({ actor, organization, query }) => {
      const projectIds = await readProjectIds(db, organization.id, query.project);
      const { alertRule, status } = query;
      const filter = {
        projectIds,
        ruleId: alertRule === undefined ? undefined : readRuleId(alertRule),
        isOpen: status === undefined ? undefined : status === "open",
      };
      const request = readOffset(query);
      const page = toOffsetPage(await selectIncidents(db, filter, request), request);
      const viewer = viewerOf(actor, instance.now());
      const body = await presentIncidents(db, organization.id, page.rows, viewer);
      return { status: 200, body, page };
    }),

    implement(getIncident, async ({ actor, organization, params }) => {
      const incident = await enterIncident(db, organization.id, params.incident);
      return { status: 200, body: await presentWhole(instance, actor, incident) };
    }),

    implement(updateIncident, async ({ actor, organization, params, body, request }) => {
      const incident = await enterIncident(db, organization.id, params.incident);
      const doer = { actor, ipAddress: request.ip };
      if (body.status === INCIDENT_STATUS.closed) await closeIncident(instance, doer, incident);
      else if (body.status === INCIDENT_STATUS.open) await reopenIncident(instance, doer, incident);
      else throw Problem.fields({ status: ["By hand it can be 2, closed, or 1, open again."] });
      const changed = await findIncident(db, organization.id, incident.identifier);
      if (!changed) throw new Problem("not-found");
      return { status: 200, body: await presentWhole(instance, actor, changed) };
    }),

    implement(listIncidentActivities, async ({ organization, params, query }) => {
      const incident = await enterIncident(db, organization.id, params.incident);
      const request = readOffset(query);
      const all = await findActivities(db, [incident.id]);
      const page = toOffsetPage(all.slice(request.offset), request);
      return { status: 200, body: await presentActivities(db, incident, page.rows), page };
    }),
  ];
}

/** None has what is no id. */
function readRuleId(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

async function presentWhole({ storage: { db }, now }: Instance, actor: Actor, incident: Incident) {
  const viewer = viewerOf(actor, now());
  const [shown] = await presentIncidents(db, incident.organizationId, [incident], viewer);
  if (!shown) throw new Problem("not-found");
  const activities = await findActivities(db, [incident.id]);
  return { ...shown, activities: await presentActivities(db, incident, activities) };
}
