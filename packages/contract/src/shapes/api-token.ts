import * as z from "zod";
import { SCOPES } from "../scopes.ts";
import { id, instant } from "./primitives.ts";

export const scope = z.enum(SCOPES);

/** A token as lists show it: its value is never given again. */
export const apiToken = z
  .object({
    id,
    name: z.string().nullable(),
    scopes: z.array(scope),
    application: z.unknown().nullable(),
    /** Null: never. */
    expiresAt: instant.nullable(),
    dateCreated: instant,
    dateLastUsed: instant.nullable().optional(),
    state: z.string().nullable(),
    tokenLastCharacters: z.string().nullable(),
  })
  .meta({ id: "ApiToken" });

/** The answer to the one call that makes a token, and the only place its value is shown. */
export const newApiToken = z
  .object({
    ...apiToken.shape,
    token: z.string(),
    refreshToken: z.string().nullable(),
  })
  .meta({ id: "NewApiToken" });

export type ApiToken = z.output<typeof apiToken>;
export type NewApiToken = z.output<typeof newApiToken>;
