import * as z from "zod";
import { scope } from "./api-token.ts";
import { id, instant } from "./primitives.ts";

/** A token of an organization as lists show it. */
export const orgAuthToken = z
  .object({
    id,
    name: z.string(),
    scopes: z.array(scope),
    tokenLastCharacters: z.string(),
    dateCreated: instant,
    dateLastUsed: instant.nullable(),
    projectLastUsedId: id.nullable(),
  })
  .meta({ id: "OrgAuthToken" });

/** The answer to the one call that makes it, and the only place its value is shown. */
export const newOrgAuthToken = z
  .object({ ...orgAuthToken.shape, token: z.string() })
  .meta({ id: "NewOrgAuthToken" });

export type OrgAuthToken = z.output<typeof orgAuthToken>;
export type NewOrgAuthToken = z.output<typeof newOrgAuthToken>;
