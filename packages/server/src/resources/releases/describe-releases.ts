import type { Release as ReleaseShape } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import { findProjects } from "../projects/index.ts";
import { findReleasesWithHealth } from "../release-health/index.ts";
import type { Release } from "./model.ts";
import { presentRelease } from "./present.ts";
import { findCommits } from "./store-commits.ts";
import { findDeploys } from "./store-deploys.ts";
import { findReleaseProjects } from "./store-projects.ts";
import { findReleasesByVersion } from "./store.ts";

/**
 * Presents releases with their projects, last commits and last deploys, each kind with one query
 * however many there are. `projectIds`: only these projects and what their events say.
 */
export async function describeReleases(
  db: Db,
  releases: readonly Release[],
  projectIds?: readonly number[],
): Promise<ReleaseShape[]> {
  // One after the other: inside a transaction there is one connection.
  const seen = await findReleaseProjects(
    db,
    releases.map(({ id }) => id),
  );
  const ids = new Set([...seen.values()].flat().map(({ projectId }) => projectId));
  const projects = await findProjects(
    db,
    [...ids].filter((id) => projectIds?.includes(id) ?? true),
  );
  const hasHealth = await findReleasesWithHealth(
    db,
    releases.flatMap(({ id, version }) =>
      (seen.get(id) ?? []).map(({ projectId }) => ({ projectId, release: version })),
    ),
  );
  const commits = await findCommits(db, distinct(releases.map(({ lastCommitId }) => lastCommitId)));
  const deploys = await findDeploys(db, distinct(releases.map(({ lastDeployId }) => lastDeployId)));
  return releases.map((release) =>
    presentRelease(release, {
      projects: (seen.get(release.id) ?? []).flatMap((own) => {
        const project = projects.get(own.projectId);
        if (!project) return [];
        return [{ project, seen: own, hasHealthData: hasHealth(project.id, release.version) }];
      }),
      lastCommit: commits.get(release.lastCommitId ?? 0),
      lastDeploy: deploys.get(release.lastDeployId ?? 0),
    }),
  );
}

/** The same of one release. */
export async function describeRelease(
  db: Db,
  release: Release,
  projectIds?: readonly number[],
): Promise<ReleaseShape> {
  const [described] = await describeReleases(db, [release], projectIds);
  if (described === undefined) throw new Error(`release ${release.id} was not described`);
  return described;
}

/** Those of these versions that are known, presented, by version. */
export async function describeVersions(
  db: Db,
  organizationId: number,
  versions: readonly string[],
): Promise<Map<string, ReleaseShape>> {
  const known = await findReleasesByVersion(db, organizationId, [...new Set(versions)]);
  const described = await describeReleases(db, [...known.values()]);
  return new Map(described.map((release) => [release.version, release]));
}

function distinct(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
