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
  })
  .meta({ id: "Member" });

export type Member = z.output<typeof member>;
