import * as z from "zod";
import { id, instant, jsonObject } from "./primitives.ts";

export const RELEASE_STATUSES = ["open", "archived"] as const;
export const releaseStatus = z.enum(RELEASE_STATUSES);

/** What a version says by its form: `shop@1.2.0-rc.1+42`. */
export const versionInfo = z.object({
  package: z.string().nullable(),
  /** Everything but `raw` is there when the version is made of numbers. */
  version: z.object({
    raw: z.string(),
    major: z.int().optional(),
    minor: z.int().optional(),
    patch: z.int().optional(),
    pre: z.string().nullable().optional(),
    buildCode: z.string().nullable().optional(),
    /** How many numbers it was written with. */
    components: z.int().optional(),
  }),
  /** For people, without the package: `1.2.0-rc.1 (42)`. */
  description: z.string(),
  buildHash: z.string().nullable(),
});

export const commitAuthor = z.object({ name: z.string().nullable(), email: z.string().nullable() });

const releaseReference = z.object({
  version: z.string(),
  shortVersion: z.string(),
  ref: z.string().nullable(),
  url: z.string().nullable(),
  dateReleased: instant.nullable(),
  dateCreated: instant,
});

export const commit = z
  .object({
    id: z.string(),
    message: z.string().nullable(),
    dateCreated: instant,
    author: commitAuthor.nullable(),
    /** Left out when the sender did not say. */
    repository: z.object({ name: z.string() }).optional(),
    pullRequest: z.unknown().nullable(),
    suspectCommitType: z.string(),
    /** Where it was released; left out where a commit is only mentioned. */
    releases: z.array(releaseReference).optional(),
  })
  .meta({ id: "Commit" });

/** A file that a commit of a release added (A), modified (M) or deleted (D). */
export const commitFile = z
  .object({
    id,
    orgId: z.int(),
    author: commitAuthor.nullable(),
    commitMessage: z.string().nullable(),
    filename: z.string(),
    type: z.enum(["A", "M", "D"]),
    repoName: z.string(),
  })
  .meta({ id: "CommitFile" });

export const deploy = z
  .object({
    id,
    environment: z.string(),
    name: z.string().nullable(),
    url: z.string().nullable(),
    dateStarted: instant.nullable(),
    dateFinished: instant,
  })
  .meta({ id: "Deploy" });

export const release = z
  .object({
    /** A number, unlike most ids. */
    id: z.int(),
    ...releaseReference.shape,
    status: releaseStatus,
    versionInfo,
    firstEvent: instant.nullable(),
    lastEvent: instant.nullable(),
    /** Issues first seen in it. */
    newGroups: z.int(),
    commitCount: z.int(),
    deployCount: z.int(),
    data: jsonObject,
    lastCommit: commit.nullable(),
    lastDeploy: deploy.nullable(),
    authors: z.array(commitAuthor),
    owner: z.unknown().nullable(),
    projects: z.array(
      z.object({
        id: z.int(),
        slug: z.string(),
        name: z.string(),
        platform: z.string().nullable(),
        platforms: z.array(z.string()),
        newGroups: z.int(),
        hasHealthData: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Release" });

export type VersionInfo = z.output<typeof versionInfo>;
export type ReleaseStatus = z.output<typeof releaseStatus>;
export type CommitAuthor = z.output<typeof commitAuthor>;
export type Commit = z.output<typeof commit>;
export type CommitFile = z.output<typeof commitFile>;
export type Deploy = z.output<typeof deploy>;
export type Release = z.output<typeof release>;
