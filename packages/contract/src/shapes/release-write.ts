import * as z from "zod";
import { environmentName } from "./environment.ts";
import { releaseStatus } from "./release.ts";

const line = z.string().regex(/^\P{Cc}*$/u, "Control characters are not allowed.");
const sha = line.min(1).max(64);
const link = line
  .max(600)
  .regex(/^(https?:\/\/\S+)?$/, "URL must start with http[s]://")
  .nullable();
/** ISO-8601; refused by the server when it is none. */
const date = z.string().max(40).nullable();
const idOrSlug = z.union([line.min(1).max(100), z.int().transform(String)]);

/** What a release may be called: what events may say it is, and what a path can hold. */
export const releaseVersion = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}/\\]+$/u, "Release versions hold no line breaks, tabs and slashes.")
  .refine(
    (version) => !RESERVED.has(version.toLowerCase()),
    "This release version is not allowed.",
  );

const RESERVED: ReadonlySet<string> = new Set([".", "..", "latest"]);

/** One commit as the sender's repository knows it. */
export const newCommit = z.object({
  id: sha,
  repository: line.max(200).nullable().optional(),
  message: z.string().max(50_000).nullable().optional(),
  author_name: line.max(128).nullable().optional(),
  author_email: line.max(200).nullable().optional(),
  timestamp: date.optional(),
  patch_set: z
    .array(z.object({ path: line.min(1).max(510), type: z.enum(["A", "M", "D"]) }))
    .max(5000)
    .nullable()
    .optional(),
});

const fields = {
  ref: line.max(200).nullable().optional(),
  url: link.optional(),
  dateReleased: date.optional(),
  status: releaseStatus.optional(),
  /** All commits of the release; they take the place of those before. */
  commits: z.array(newCommit).max(5000).nullable().optional(),
  /** The head of each repository, where the commits themselves are not known. */
  refs: z
    .array(
      z.object({
        repository: line.min(1).max(200),
        commit: sha,
        previousCommit: line.max(64).nullable().optional(),
      }),
    )
    .max(200)
    .nullable()
    .optional(),
};

/** Without projects it only changes a release that is known: so build tools archive and restore. */
export const releaseCreate = z
  .object({ version: releaseVersion, projects: z.array(idOrSlug).max(500), ...fields })
  .meta({ id: "ReleaseCreate", examples: [{ version: "shop@1.2.0", projects: ["shop"] }] });

export const projectReleaseCreate = z
  .object({ version: releaseVersion, ...fields })
  .meta({ id: "ProjectReleaseCreate", examples: [{ version: "shop@1.2.0" }] });

/** What is absent stays; null takes a text or date away. */
export const releaseUpdate = z.object(fields).meta({ id: "ReleaseUpdate" });

export const deployCreate = z
  .object({
    environment: environmentName,
    name: line.max(64).nullable().optional(),
    url: link.optional(),
    dateStarted: date.optional(),
    /** Left out: now. */
    dateFinished: date.optional(),
    /** Of the release's projects; left out: all of them. */
    projects: z.array(idOrSlug).max(500).nullable().optional(),
  })
  .meta({ id: "DeployCreate", examples: [{ environment: "production" }] });

export type NewCommit = z.output<typeof newCommit>;
export type ReleaseUpdate = z.output<typeof releaseUpdate>;
export type DeployCreate = z.output<typeof deployCreate>;
