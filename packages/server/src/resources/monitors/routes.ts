import {
  createMonitor as createMonitorRoute,
  deleteMonitor as deleteMonitorRoute,
  getMonitor as getMonitorRoute,
  listCheckIns,
  listMonitors,
  Problem,
  updateMonitor as updateMonitorRoute,
  updateMonitorEnvironment,
} from "@vedette/contract";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readPageOfNumbers, toPage } from "../keyset.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { findProject, findProjectIds, findProjects } from "../projects/index.ts";
import { createMonitor } from "./create-monitor.ts";
import { deleteMonitor } from "./delete-monitor.ts";
import type { Monitor } from "./model.ts";
import { muteEnvironment } from "./mute-environment.ts";
import { presentCheckIn, presentMonitor } from "./present.ts";
import { selectCheckIns } from "./store-check-ins.ts";
import { findEnvironmentsOf } from "./store-environments.ts";
import { findMonitor, selectMonitors } from "./store.ts";
import { updateMonitor } from "./update-monitor.ts";

/** Monitors and their check-ins. */
export function monitorRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const readProjects = async (
    organization: CurrentOrganization,
    names: readonly string[] | undefined,
  ): Promise<number[] | undefined> => {
    const wanted = (names ?? []).filter((name) => name !== "");
    if (wanted.length === 0 || wanted.includes("-1")) return undefined;
    const found = await Promise.all(
      wanted.map(async (name) => await findProject(db, organization.id, name)),
    );
    return found.flatMap((project) => (project ? [project.id] : []));
  };

  const locate = async (
    organization: CurrentOrganization,
    slugOrId: string,
    projects: readonly string[] | undefined,
  ): Promise<Monitor> => {
    const ids =
      (await readProjects(organization, projects)) ?? (await findProjectIds(db, organization.id));
    const monitor = await findMonitor(db, ids, slugOrId);
    if (!monitor) throw new Problem("not-found");
    return monitor;
  };

  const present = async (monitors: readonly Monitor[]) => {
    const ids = [...new Set(monitors.map((monitor) => monitor.projectId))];
    const projects = await findProjects(db, ids);
    const environments = await findEnvironmentsOf(
      db,
      monitors.map(({ id }) => id),
    );
    return monitors.flatMap((monitor) => {
      const project = projects.get(monitor.projectId);
      return project ? [presentMonitor(monitor, project, environments.get(monitor.id) ?? [])] : [];
    });
  };

  const presentOne = async (monitor: Monitor) => {
    const [shown] = await present([monitor]);
    if (!shown) throw new Problem("not-found");
    return shown;
  };

  return [
    implement(listMonitors, async ({ organization, query }) => {
      const projectIds = await readProjects(organization, query.project);
      const request = readOffset(query);
      const filter = {
        organizationId: organization.id,
        ...(projectIds && { projectIds }),
        text: query.query,
      };
      const page = toOffsetPage(await selectMonitors(db, filter, request), request);
      return { status: 200, body: await present(page.rows), page };
    }),

    implement(createMonitorRoute, async ({ actor, organization, body, request }) => {
      const project = await findProject(db, organization.id, body.project);
      if (!project) throw Problem.fields({ project: ["There is no such project here."] });
      const { project: _, ...written } = body;
      const where = { organizationId: organization.id, projectId: project.id };
      const doer = { actor, ipAddress: request.ip };
      const monitor = await createMonitor(instance, doer, { ...where, ...written });
      return { status: 201, body: await presentOne(monitor) };
    }),

    implement(getMonitorRoute, async ({ organization, params, query }) => {
      const monitor = await locate(organization, params.monitor, query.project);
      return { status: 200, body: await presentOne(monitor) };
    }),

    implement(updateMonitorRoute, async ({ actor, organization, params, query, body, request }) => {
      const { id } = await locate(organization, params.monitor, query.project);
      const doer = { actor, ipAddress: request.ip };
      const monitor = await updateMonitor(instance, doer, id, body);
      return { status: 200, body: await presentOne(monitor) };
    }),

    implement(updateMonitorEnvironment, async (context) => {
      const { actor, organization, params, query, body, request } = context;
      const monitor = await locate(organization, params.monitor, query.project);
      const doer = { actor, ipAddress: request.ip };
      await muteEnvironment(instance, doer, monitor, params.environment, body.isMuted);
      return { status: 200, body: await presentOne(monitor) };
    }),

    implement(deleteMonitorRoute, async ({ actor, organization, params, query, request }) => {
      const monitor = await locate(organization, params.monitor, query.project);
      await deleteMonitor(instance, { actor, ipAddress: request.ip }, monitor);
      return { status: 202 };
    }),

    implement(listCheckIns, async ({ organization, params, query }) => {
      const { id } = await locate(organization, params.monitor, query.project);
      const request = readPageOfNumbers(query);
      const found = await selectCheckIns(db, id, request);
      const page = toPage(found, request, (one) => ({ value: one.startedAt, id: one.id }));
      return { status: 200, body: page.rows.map(presentCheckIn), page };
    }),
  ];
}
