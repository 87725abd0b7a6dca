import type { CommitAuthor, ReleaseStatus } from "@vedette/contract";

/** A version of what an organization runs, in one or more of its projects. Instants are epoch ms. */
export interface Release {
  id: number;
  organizationId: number;
  version: string;
  /** Commit or tag it was built from. */
  ref: string | null;
  url: string | null;
  status: ReleaseStatus;
  /** When it was reported, or the time of the event that first named it. */
  createdAt: number;
  /** When it went live; null: not said. */
  releasedAt: number | null;
  /** What lists are ordered by: `releasedAt`, before that `createdAt`. */
  sortAt: number;
  commitCount: number;
  lastCommitId: number | null;
  authors: readonly CommitAuthor[];
  deployCount: number;
  /** The one that finished last. */
  lastDeployId: number | null;
}

/** What the events of a project say of a release of it. */
export interface ReleaseProject {
  releaseId: number;
  projectId: number;
  /** Null until an event names it. */
  firstEventAt: number | null;
  lastEventAt: number | null;
  /** Issues first seen in it. */
  newIssues: number;
}

export interface Commit {
  id: number;
  sha: string;
  /** Empty when it was not said. */
  repository: string;
  message: string | null;
  author: CommitAuthor | null;
  committedAt: number;
}

export interface CommitFile {
  path: string;
  type: "A" | "M" | "D";
}

/** A commit as a build reports it. */
export interface NewCommit extends Omit<Commit, "id" | "committedAt"> {
  /** Null: not said. */
  committedAt: number | null;
  files: readonly CommitFile[];
}

export interface Deploy {
  id: number;
  environment: string;
  name: string | null;
  url: string | null;
  startedAt: number | null;
  finishedAt: number;
}

/** What can be said of a release; what is absent stays as it is. */
export interface ReleaseChanges {
  ref?: string | null;
  url?: string | null;
  status?: ReleaseStatus;
  releasedAt?: number | null;
}

export function changeRelease(release: Release, changes: ReleaseChanges): Release {
  const changed = { ...release, ...changes };
  return { ...changed, sortAt: changed.releasedAt ?? changed.createdAt };
}

/**
 * What a repeated report adds to a release: what was not known of it, and its status. A build that
 * runs twice does not move the release in time.
 */
export function fillIn(
  release: Release,
  { ref, url, releasedAt, status }: ReleaseChanges,
): Release {
  return changeRelease(release, {
    ref: release.ref ?? ref ?? null,
    url: release.url ?? url ?? null,
    releasedAt: release.releasedAt ?? releasedAt ?? null,
    status: status ?? release.status,
  });
}

/** More authors than anybody looks at are not kept beside a release. */
const MAX_AUTHORS = 50;

/** Who wrote these commits, each once, by e-mail where there is one. */
export function authorsOf(commits: readonly Pick<Commit, "author">[]): CommitAuthor[] {
  const authors = new Map<string, CommitAuthor>();
  for (const { author } of commits) {
    if (author === null) continue;
    const key = author.email?.toLowerCase() ?? `name ${author.name}`;
    if (!authors.has(key)) authors.set(key, author);
  }
  return [...authors.values()].slice(0, MAX_AUTHORS);
}
