import type {
  Commit as CommitShape,
  CommitFile as CommitFileShape,
  Deploy as DeployShape,
  Release as ReleaseShape,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Project } from "../projects/index.ts";
import type { Commit, Deploy, Release, ReleaseProject } from "./model.ts";
import { presentVersionInfo, shortVersion } from "./parse-version.ts";
import type { ListedFile } from "./store-commits.ts";

/** What a release is shown with besides itself. */
export interface ReleaseContext {
  /** Those of its projects that the numbers are about, in order of their ids. */
  projects: readonly { project: Project; seen: ReleaseProject; hasHealthData: boolean }[];
  lastCommit: Commit | undefined;
  lastDeploy: Deploy | undefined;
}

export function presentRelease(release: Release, context: ReleaseContext): ReleaseShape {
  const { projects, lastCommit, lastDeploy } = context;
  const firsts = projects.map(({ seen }) => seen.firstEventAt).filter((at) => at !== null);
  const lasts = projects.map(({ seen }) => seen.lastEventAt).filter((at) => at !== null);
  return {
    id: release.id,
    ...presentReleaseReference(release),
    status: release.status,
    versionInfo: presentVersionInfo(release.version),
    firstEvent: firsts.length === 0 ? null : formatInstant(Math.min(...firsts)),
    lastEvent: lasts.length === 0 ? null : formatInstant(Math.max(...lasts)),
    newGroups: projects.reduce((sum, { seen }) => sum + seen.newIssues, 0),
    commitCount: release.commitCount,
    deployCount: release.deployCount,
    data: {},
    lastCommit: lastCommit ? presentCommit(lastCommit) : null,
    lastDeploy: lastDeploy ? presentDeploy(lastDeploy) : null,
    authors: [...release.authors],
    owner: null,
    projects: projects.map(({ project, seen, hasHealthData }) => ({
      id: project.id,
      slug: project.slug,
      name: project.name,
      platform: project.platform,
      platforms: project.platform === null ? [] : [project.platform],
      newGroups: seen.newIssues,
      hasHealthData,
    })),
  };
}

/** A commit; `releases`: those that hold it, where the commit is what is asked for. */
export function presentCommit(commit: Commit, releases?: readonly Release[]): CommitShape {
  return {
    id: commit.sha,
    message: commit.message,
    dateCreated: formatInstant(commit.committedAt),
    author: commit.author,
    ...(commit.repository !== "" && { repository: { name: commit.repository } }),
    pullRequest: null,
    suspectCommitType: "",
    ...(releases && { releases: releases.map(presentReleaseReference) }),
  };
}

export function presentCommitFile(file: ListedFile, organizationId: number): CommitFileShape {
  const { commit } = file;
  return {
    id: String(file.id),
    orgId: organizationId,
    author: commit.author,
    commitMessage: commit.message,
    filename: file.path,
    type: file.type,
    repoName: commit.repository,
  };
}

export function presentDeploy(deploy: Deploy): DeployShape {
  return {
    id: String(deploy.id),
    environment: deploy.environment,
    name: deploy.name,
    url: deploy.url,
    dateStarted: deploy.startedAt === null ? null : formatInstant(deploy.startedAt),
    dateFinished: formatInstant(deploy.finishedAt),
  };
}

/** A release where it is only named. */
function presentReleaseReference(release: Release) {
  return {
    version: release.version,
    shortVersion: shortVersion(release.version),
    ref: release.ref,
    url: release.url,
    dateReleased: release.releasedAt === null ? null : formatInstant(release.releasedAt),
    dateCreated: formatInstant(release.createdAt),
  };
}
