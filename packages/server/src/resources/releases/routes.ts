import {
  createRelease as createReleaseRoute,
  deleteRelease as deleteReleaseRoute,
  getRelease as getReleaseRoute,
  listReleases as listReleasesRoute,
  Problem,
  updateRelease as updateReleaseRoute,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { createRelease } from "./create-release.ts";
import { deleteRelease } from "./delete-release.ts";
import { describeRelease } from "./describe-releases.ts";
import { getRelease } from "./get-release.ts";
import { listReleases, readProjectFilter } from "./list-releases.ts";
import { noSuchProject, readProjects } from "./read-projects.ts";
import { readReport } from "./read-report.ts";
import { commitRoutes } from "./routes-commits.ts";
import { deployRoutes } from "./routes-deploys.ts";
import { projectReleaseRoutes } from "./routes-projects.ts";
import { updateRelease } from "./update-release.ts";

/** Releases, by organization and by project, their commits and their deploys. */
export function releaseRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listReleasesRoute, async ({ organization, query }) => {
      const projectIds = await readProjectFilter(db, organization.id, query.project);
      const page = await listReleases(db, organization.id, projectIds, query);
      return { status: 200, body: page.rows, page };
    }),

    implement(createReleaseRoute, async ({ organization, body }) => {
      const { projects, unknown } = await readProjects(db, organization.id, body.projects);
      if (unknown.length > 0) throw Problem.fields({ projects: noSuchProject(unknown) });
      const { release, isNews } = await createRelease(instance, {
        organizationId: organization.id,
        version: body.version,
        projectIds: projects.map(({ id }) => id),
        report: readReport(body),
      });
      return { status: isNews ? 201 : 208, body: await describeRelease(db, release) };
    }),

    implement(getReleaseRoute, async ({ organization, params }) => {
      const release = await getRelease(db, organization.id, params.version);
      return { status: 200, body: await describeRelease(db, release) };
    }),

    implement(updateReleaseRoute, async ({ organization, params, body }) => {
      const which = { organizationId: organization.id, version: params.version };
      const release = await updateRelease(instance, which, readReport(body));
      return { status: 200, body: await describeRelease(db, release) };
    }),

    implement(deleteReleaseRoute, async ({ organization, params }) => {
      await deleteRelease(instance, { organizationId: organization.id, version: params.version });
      return { status: 204 };
    }),

    ...commitRoutes(instance),
    ...deployRoutes(instance),
    ...projectReleaseRoutes(instance),
  ];
}
