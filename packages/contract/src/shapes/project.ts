import * as z from "zod";
import { id, instant, jsonObject } from "./primitives.ts";
import { rateLimit } from "./project-key.ts";
import { teamReference } from "./team.ts";

export const projectReference = z.object({
  id,
  name: z.string(),
  slug: z.string(),
  platform: z.string().nullable(),
});

export const projectSummary = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    platform: z.string().nullable(),
    dateCreated: instant,
    isBookmarked: z.boolean(),
    isMember: z.boolean(),
    features: z.array(z.string()),
    firstEvent: instant.nullable(),
    access: z.array(z.string()),
    hasAccess: z.boolean(),
    team: teamReference.nullable(),
    teams: z.array(teamReference),
    platforms: z.array(z.string()),
    environments: z.array(z.string()),
    latestRelease: z.object({ version: z.string() }).nullable(),
  })
  .meta({ id: "ProjectSummary" });

export const project = z
  .object({
    ...projectSummary.shape,
    status: z.string(),
    color: z.string(),
    isPublic: z.boolean(),
    isInternal: z.boolean(),
    organization: z.object({ id, slug: z.string(), name: z.string() }),
    options: jsonObject,
    subjectPrefix: z.string(),
    subjectTemplate: z.string(),
    /** Hours without events after which an issue resolves by itself; 0 is never. */
    resolveAge: z.int(),
    allowedDomains: z.array(z.string()),
    highlightTags: z.array(z.string()),
    /** How many events all its keys together may send; null is any number. */
    rateLimit: rateLimit.nullable(),
    dataScrubber: z.boolean(),
    dataScrubberDefaults: z.boolean(),
    scrubIPAddresses: z.boolean(),
    sensitiveFields: z.array(z.string()),
    safeFields: z.array(z.string()),
    /** Days that events are kept; null: as long as the instance says. */
    retentionDays: z.int().nullable(),
    /** Whether the project may have service hooks, and they fire. */
    serviceHooks: z.boolean(),
    groupingConfig: z.string(),
    verifySSL: z.boolean(),
  })
  .meta({ id: "Project" });

export type ProjectSummary = z.output<typeof projectSummary>;
export type Project = z.output<typeof project>;
