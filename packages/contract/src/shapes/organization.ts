import * as z from "zod";
import { avatar, id, instant } from "./primitives.ts";
import { rateLimit } from "./project-key.ts";
import { projectSummary } from "./project.ts";
import { team } from "./team.ts";

export const ROLES = ["member", "admin", "manager", "owner"] as const;

/** The place of a person in an organization, from the least able to the most. */
export type Role = (typeof ROLES)[number];

export const role = z.enum(ROLES);

export const organizationSummary = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    status: z.object({ id: z.string(), name: z.string() }),
    dateCreated: instant,
    isEarlyAdopter: z.boolean(),
    require2FA: z.boolean(),
    avatar,
    links: z.object({ organizationUrl: z.string(), regionUrl: z.string() }),
    hasAuthProvider: z.boolean(),
    allowMemberInvite: z.boolean(),
    features: z.array(z.string()),
  })
  .meta({ id: "OrganizationSummary" });

export const organization = z
  .object({
    ...organizationSummary.shape,
    /** The caller's own place; null for a caller that is not a person. */
    role: role.nullable(),
    orgRole: role.nullable(),
    access: z.array(z.string()),
    defaultRole: role,
    openMembership: z.boolean(),
    onboardingTasks: z.array(z.unknown()),
    /** How many events all its projects together may send; null is any number. */
    rateLimit: rateLimit.nullable(),
    /** Left out with `detailed=0`. */
    teams: z.array(team).optional(),
    projects: z.array(projectSummary).optional(),
  })
  .meta({ id: "Organization" });

export type OrganizationSummary = z.output<typeof organizationSummary>;
export type Organization = z.output<typeof organization>;
