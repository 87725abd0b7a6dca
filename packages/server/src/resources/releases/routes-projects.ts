import {
  createProjectRelease,
  deleteProjectRelease,
  getProjectRelease,
  listProjectReleases,
  updateProjectRelease,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { getProject } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { createRelease } from "./create-release.ts";
import { deleteRelease } from "./delete-release.ts";
import { describeRelease } from "./describe-releases.ts";
import { getReleaseOfProject } from "./get-release.ts";
import { listReleases } from "./list-releases.ts";
import { readReport } from "./read-report.ts";
import { updateRelease } from "./update-release.ts";

/** The same releases, as one of their projects sees them. */
export function projectReleaseRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listProjectReleases, async ({ organization, params, query }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const page = await listReleases(db, organization.id, [id], query);
      return { status: 200, body: page.rows, page };
    }),

    implement(createProjectRelease, async ({ organization, params, body }) => {
      const { id } = await getProject(db, organization.id, params.project);
      const { release, isNews } = await createRelease(instance, {
        organizationId: organization.id,
        version: body.version,
        projectIds: [id],
        report: readReport(body),
      });
      return { status: isNews ? 201 : 208, body: await describeRelease(db, release, [id]) };
    }),

    implement(getProjectRelease, async ({ organization, params }) => {
      const { projectId, release } = await getReleaseOfProject(db, organization.id, params);
      return { status: 200, body: await describeRelease(db, release, [projectId]) };
    }),

    implement(updateProjectRelease, async ({ organization, params, body }) => {
      const { projectId, release } = await getReleaseOfProject(db, organization.id, params);
      const after = await updateRelease(instance, release, readReport(body));
      return { status: 200, body: await describeRelease(db, after, [projectId]) };
    }),

    implement(deleteProjectRelease, async ({ organization, params }) => {
      const { release } = await getReleaseOfProject(db, organization.id, params);
      await deleteRelease(instance, release);
      return { status: 204 };
    }),
  ];
}
