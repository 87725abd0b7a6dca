import type { Generated } from "kysely";

/** A version of what an organization runs, reported by a build or first named by an event. */
export interface ReleasesTable {
  id: Generated<number>;
  organization_id: number;
  version: string;
  ref: string | null;
  url: string | null;
  status: Generated<"open" | "archived">;
  created_at: number;
  /** When it went live; null: not said. */
  released_at: number | null;
  /** What lists are ordered by: `released_at`, before that `created_at`. */
  sort_at: number;
  commit_count: Generated<number>;
  last_commit_id: Generated<number | null>;
  /** JSON list of who wrote its commits, each once: `{ name, email }`. */
  authors: Generated<string>;
  deploy_count: Generated<number>;
  /** The deploy that finished last. */
  last_deploy_id: Generated<number | null>;
}

/** Which projects a release belongs to, and what their events say of it. */
export interface ReleaseProjectsTable {
  release_id: number;
  project_id: number;
  /** Null until an event names it. */
  first_event_at: number | null;
  last_event_at: number | null;
  /** Issues first seen in it. */
  new_issues: Generated<number>;
}

/** Where a release was seen or deployed. */
export interface ReleaseEnvironmentsTable {
  release_id: number;
  project_id: number;
  environment: string;
}

/** A commit as the sender's repository knows it; `repository` is empty when it was not said. */
export interface CommitsTable {
  id: Generated<number>;
  organization_id: number;
  repository: string;
  sha: string;
  message: string | null;
  author_name: string | null;
  author_email: string | null;
  committed_at: number;
}

/** The commits of a release, `position` 0 being the newest. */
export interface ReleaseCommitsTable {
  release_id: number;
  position: number;
  commit_id: number;
}

export interface CommitFilesTable {
  id: Generated<number>;
  commit_id: number;
  filename: string;
  type: "A" | "M" | "D";
}

export interface DeploysTable {
  id: Generated<number>;
  release_id: number;
  environment: string;
  name: string | null;
  url: string | null;
  started_at: number | null;
  finished_at: number;
}

/** Where a project runs, as its events and deploys name it. */
export interface EnvironmentsTable {
  id: Generated<number>;
  project_id: number;
  name: string;
  first_seen_at: number;
  last_seen_at: number;
  is_hidden: Generated<number>;
}
