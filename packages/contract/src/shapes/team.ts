import * as z from "zod";
import { avatar, id, instant } from "./primitives.ts";

export const teamReference = z.object({ id, slug: z.string(), name: z.string() });

export const team = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    dateCreated: instant,
    isMember: z.boolean(),
    teamRole: z.string().nullable(),
    flags: z.record(z.string(), z.boolean()),
    access: z.array(z.string()),
    hasAccess: z.boolean(),
    isPending: z.boolean(),
    memberCount: z.int(),
    avatar,
  })
  .meta({ id: "Team" });

export type Team = z.output<typeof team>;
