import * as z from "zod";
import { commit, commitFile, deploy, release, releaseStatus } from "../shapes/release.ts";
import { deployCreate, releaseCreate, releaseUpdate } from "../shapes/release-write.ts";
import { pageQuery, repeated } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import {
  adminRelease,
  inOrganization,
  readRelease,
  releaseAudit,
  segment,
  versionSegment,
  writeRelease,
} from "./params.ts";

const collection = "/api/0/organizations/{organization}/releases/";
const one = "/api/0/organizations/{organization}/releases/{version}/";
const ofRelease = z.object({ organization: segment, version: versionSegment });

export const listReleases = defineRoute({
  id: "releases.list",
  method: "GET",
  path: collection,
  summary: "The releases of an organization, newest first; archived ones only when asked for",
  access: readRelease,
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    /** Part of the version. */
    query: z.string().max(200).optional(),
    /** Ids or slugs; `-1` is every project. */
    project: repeated(z.string().max(100)).optional(),
    /** Those seen in, or deployed to, one of these. */
    environment: repeated(z.string().max(64)).optional(),
    status: releaseStatus.optional(),
  }),
  responses: { 200: z.array(release) },
});

export const createRelease = defineRoute({
  id: "releases.create",
  method: "POST",
  path: collection,
  summary: "Report a release; 208 when it was known in all its projects",
  access: writeRelease,
  audit: releaseAudit,
  params: inOrganization,
  body: releaseCreate,
  responses: { 201: release, 208: release },
});

export const getRelease = defineRoute({
  id: "releases.get",
  method: "GET",
  path: one,
  summary: "One release",
  access: readRelease,
  params: ofRelease,
  responses: { 200: release },
});

export const updateRelease = defineRoute({
  id: "releases.update",
  method: "PUT",
  path: one,
  summary: "Finalize, archive or otherwise change a release",
  access: writeRelease,
  audit: releaseAudit,
  params: ofRelease,
  body: releaseUpdate,
  responses: { 200: release },
});

export const deleteRelease = defineRoute({
  id: "releases.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a release with its deploys; its events and issues stay",
  access: adminRelease,
  audit: releaseAudit,
  params: ofRelease,
  responses: { 204: noBody },
});

export const listReleaseCommits = defineRoute({
  id: "releases.commits.list",
  method: "GET",
  path: `${one}commits/`,
  summary: "The commits of a release, newest first",
  access: readRelease,
  params: ofRelease,
  query: z.object(pageQuery),
  responses: { 200: z.array(commit) },
});

export const listReleaseCommitFiles = defineRoute({
  id: "releases.commit-files.list",
  method: "GET",
  path: `${one}commitfiles/`,
  summary: "The files that the commits of a release changed",
  access: readRelease,
  params: ofRelease,
  query: z.object(pageQuery),
  responses: { 200: z.array(commitFile) },
});

export const listReleaseFiles = defineRoute({
  id: "releases.files.list",
  method: "GET",
  path: `${one}files/`,
  summary: "Files uploaded to a release: always none, source maps are found by their debug ids",
  access: readRelease,
  params: ofRelease,
  query: z.object(pageQuery),
  responses: { 200: z.array(z.never()) },
});

export const listDeploys = defineRoute({
  id: "releases.deploys.list",
  method: "GET",
  path: `${one}deploys/`,
  summary: "The deploys of a release, the last finished first",
  access: readRelease,
  params: ofRelease,
  query: z.object(pageQuery),
  responses: { 200: z.array(deploy) },
});

export const createDeploy = defineRoute({
  id: "releases.deploys.create",
  method: "POST",
  path: `${one}deploys/`,
  summary: "Report that a release was deployed to an environment",
  access: writeRelease,
  audit: releaseAudit,
  params: ofRelease,
  body: deployCreate,
  responses: { 201: deploy },
});
