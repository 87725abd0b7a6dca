import * as z from "zod";
import { avatar, id, instant, jsonObject } from "./primitives.ts";

/** A person as everybody in the organization may see them. */
export const user = z
  .object({
    id,
    name: z.string(),
    username: z.string(),
    email: z.string(),
    avatarUrl: z.string().nullable(),
    isActive: z.boolean(),
    hasPasswordAuth: z.boolean(),
    isManaged: z.boolean(),
    dateJoined: instant,
    lastLogin: instant.nullable(),
    has2fa: z.boolean(),
    lastActive: instant.nullable(),
    isSuperuser: z.boolean(),
    isStaff: z.boolean(),
    experiments: jsonObject,
    emails: z.array(z.object({ id, email: z.string(), is_verified: z.boolean() })),
    avatar,
  })
  .meta({ id: "User" });

/** The caller about themselves. */
export const currentUser = z
  .object({ ...user.shape, options: jsonObject, identities: z.array(z.unknown()) })
  .meta({ id: "CurrentUser" });

export type User = z.output<typeof user>;
export type CurrentUser = z.output<typeof currentUser>;
