import * as z from "zod";
import { commit, release, releaseStatus } from "../shapes/release.ts";
import { projectReleaseCreate, releaseUpdate } from "../shapes/release-write.ts";
import { pageQuery, repeated } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import {
  adminRelease,
  inProject,
  readRelease,
  releaseAudit,
  segment,
  versionSegment,
  writeRelease,
} from "./params.ts";

/** The same releases, as one of their projects sees them. */
const collection = "/api/0/projects/{organization}/{project}/releases/";
const one = "/api/0/projects/{organization}/{project}/releases/{version}/";
const ofRelease = z.object({ organization: segment, project: segment, version: versionSegment });

export const listProjectReleases = defineRoute({
  id: "projects.releases.list",
  method: "GET",
  path: collection,
  summary: "The releases of a project, newest first; archived ones only when asked for",
  access: readRelease,
  params: inProject,
  query: z.object({
    ...pageQuery,
    query: z.string().max(200).optional(),
    environment: repeated(z.string().max(64)).optional(),
    status: releaseStatus.optional(),
  }),
  responses: { 200: z.array(release) },
});

export const createProjectRelease = defineRoute({
  id: "projects.releases.create",
  method: "POST",
  path: collection,
  summary: "Report a release of a project; 208 when it was known there",
  access: writeRelease,
  audit: releaseAudit,
  params: inProject,
  body: projectReleaseCreate,
  responses: { 201: release, 208: release },
});

export const getProjectRelease = defineRoute({
  id: "projects.releases.get",
  method: "GET",
  path: one,
  summary: "One release of a project",
  access: readRelease,
  params: ofRelease,
  responses: { 200: release },
});

export const updateProjectRelease = defineRoute({
  id: "projects.releases.update",
  method: "PUT",
  path: one,
  summary: "Finalize, archive or otherwise change a release of a project",
  access: writeRelease,
  audit: releaseAudit,
  params: ofRelease,
  body: releaseUpdate,
  responses: { 200: release },
});

export const deleteProjectRelease = defineRoute({
  id: "projects.releases.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a release, in all its projects, with its deploys",
  access: adminRelease,
  audit: releaseAudit,
  params: ofRelease,
  responses: { 204: noBody },
});

export const listProjectReleaseCommits = defineRoute({
  id: "projects.releases.commits.list",
  method: "GET",
  path: `${one}commits/`,
  summary: "The commits of a project's release, newest first",
  access: readRelease,
  params: ofRelease,
  query: z.object(pageQuery),
  responses: { 200: z.array(commit) },
});

export const listProjectReleaseFiles = defineRoute({
  id: "projects.releases.files.list",
  method: "GET",
  path: `${one}files/`,
  summary: "Files uploaded to a release: always none, source maps are found by their debug ids",
  access: readRelease,
  params: ofRelease,
  query: z.object(pageQuery),
  responses: { 200: z.array(z.never()) },
});
