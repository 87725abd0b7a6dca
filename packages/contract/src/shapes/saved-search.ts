import * as z from "zod";
import { id, instant } from "./primitives.ts";

export const searchVisibility = z.enum(["owner", "organization"]);

/** A search for issues that somebody keeps under a name. */
export const savedSearch = z
  .object({
    id,
    /** 0: it is about issues, the one kind there is. */
    type: z.literal(0),
    name: z.string(),
    query: z.string(),
    sort: z.enum(["date", "new", "freq", "user"]),
    /** Whether others in the organization see it. */
    visibility: searchVisibility,
    isGlobal: z.boolean(),
    isPinned: z.boolean(),
    /** Whether it is the caller's own. */
    isOwn: z.boolean(),
    dateCreated: instant,
  })
  .meta({ id: "SavedSearch" });

export type SavedSearch = z.output<typeof savedSearch>;
