import {
  getProjectEnvironment,
  listEnvironments,
  listProjectEnvironments,
  Problem,
  updateProjectEnvironment,
  updateProjectEnvironments,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { findProjectIds, getProject } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { hideEnvironments } from "./hide-environments.ts";
import { inOrderOfName } from "./model.ts";
import { presentEnvironment, presentProjectEnvironment } from "./present.ts";
import { findEnvironments, selectEnvironments, selectMergedEnvironments } from "./store.ts";

export function environmentRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  const getProjectId = async (organization: { id: number }, idOrSlug: string): Promise<number> =>
    (await getProject(db, organization.id, idOrSlug)).id;
  const getEnvironment = async (projectId: number, name: string) => {
    const [environment] = await findEnvironments(db, projectId, [name]);
    if (environment === undefined) throw new Problem("not-found");
    return environment;
  };

  return [
    implement(listEnvironments, async ({ organization, query }) => {
      const projectIds = await findProjectIds(db, organization.id);
      const found = await selectMergedEnvironments(db, projectIds, query.visibility ?? "visible");
      return { status: 200, body: inOrderOfName(found).map(presentEnvironment) };
    }),

    implement(listProjectEnvironments, async ({ organization, params, query }) => {
      const projectId = await getProjectId(organization, params.project);
      const found = await selectEnvironments(db, projectId, query.visibility ?? "visible");
      return { status: 200, body: inOrderOfName(found).map(presentProjectEnvironment) };
    }),

    implement(updateProjectEnvironments, async ({ organization, params, body }) => {
      const projectId = await getProjectId(organization, params.project);
      const names = [...new Set(body.environmentNames)];
      const changed = await hideEnvironments(instance, projectId, names, body.isHidden);
      return { status: 200, body: changed.map(presentProjectEnvironment) };
    }),

    implement(getProjectEnvironment, async ({ organization, params }) => {
      const projectId = await getProjectId(organization, params.project);
      const environment = await getEnvironment(projectId, params.environment);
      return { status: 200, body: presentProjectEnvironment(environment) };
    }),

    implement(updateProjectEnvironment, async ({ organization, params, body }) => {
      const projectId = await getProjectId(organization, params.project);
      const { name } = await getEnvironment(projectId, params.environment);
      const changed = await hideEnvironments(instance, projectId, [name], body.isHidden);
      const [environment] = changed;
      if (environment === undefined) throw new Problem("not-found");
      return { status: 200, body: presentProjectEnvironment(environment) };
    }),
  ];
}
