import { createDeploy as createDeployRoute, listDeploys, Problem } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { createDeploy } from "./create-deploy.ts";
import { getRelease } from "./get-release.ts";
import { presentDeploy } from "./present.ts";
import { noSuchProject, readProjects } from "./read-projects.ts";
import { readInstant } from "./read-report.ts";
import { selectDeploys } from "./store-deploys.ts";

export function deployRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listDeploys, async ({ organization, params, query }) => {
      const release = await getRelease(db, organization.id, params.version);
      const request = readOffset(query);
      const page = toOffsetPage(await selectDeploys(db, release.id, request), request);
      return { status: 200, body: page.rows.map(presentDeploy), page };
    }),

    implement(createDeployRoute, async ({ organization, params, body }) => {
      const { projects, unknown } = await readProjects(db, organization.id, body.projects ?? []);
      if (unknown.length > 0) throw Problem.fields({ projects: noSuchProject(unknown) });
      const deploy = await createDeploy(instance, {
        organizationId: organization.id,
        version: params.version,
        deploy: {
          environment: body.environment,
          name: body.name || null,
          url: body.url || null,
          startedAt: readInstant("dateStarted", body.dateStarted) ?? null,
          finishedAt: readInstant("dateFinished", body.dateFinished) ?? null,
        },
        ...(projects.length > 0 && { projectIds: projects.map(({ id }) => id) }),
      });
      return { status: 201, body: presentDeploy(deploy) };
    }),
  ];
}
