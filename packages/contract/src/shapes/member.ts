import * as z from "zod";
import { id, instant } from "./primitives.ts";
import { role } from "./organization.ts";
import { user } from "./user.ts";

/** A person's seat in an organization; `user` is null until an invitation is accepted. */
export const member = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    user: user.nullable(),
    orgRole: role,
    pending: z.boolean(),
    expired: z.boolean(),
    flags: z.record(z.string(), z.boolean()),
    dateCreated: instant,
    inviteStatus: z.enum(["approved", "requested_to_be_invited", "requested_to_join"]),
    inviterName: z.string().nullable(),
    /** An account of programs, with tokens and without a password. */
    isServiceAccount: z.boolean(),
  })
  .meta({ id: "Member" });

/** The one role people have in teams. */
export const teamRole = z.enum(["contributor"]);

/** A seat by itself, with the teams it is in. */
export const memberDetail = z
  .object({
    ...member.shape,
    role,
    roleName: z.string(),
    /** Slugs. */
    teams: z.array(z.string()),
    teamRoles: z.array(z.object({ teamSlug: z.string(), role: teamRole.nullable() })),
    /** Where the invitation is accepted; only where it was just made and not mailed. */
    invite_link: z.string().nullable(),
    isOnlyOwner: z.boolean(),
  })
  .meta({ id: "MemberDetail" });

/** A seat as a team's lists show it. */
export const teamMember = z
  .object({ ...member.shape, teamRole: teamRole.nullable(), teamSlug: z.string() })
  .meta({ id: "TeamMember" });

export type Member = z.output<typeof member>;
export type MemberDetail = z.output<typeof memberDetail>;
export type TeamMember = z.output<typeof teamMember>;
