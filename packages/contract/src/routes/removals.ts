import * as z from "zod";
import { id, instant } from "../shapes/primitives.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noParams } from "../route.ts";
import { inOrganization, readOrganization } from "./params.ts";

const removal = z
  .object({
    id,
    kind: z.enum(["project", "organization"]),
    /** Id, slug and name of what was removed, as they were. */
    targetId: id,
    slug: z.string(),
    name: z.string(),
    status: z.enum(["deletion_in_progress", "deleted"]),
    /** Records deleted so far. */
    deletedRows: z.int(),
    dateStarted: instant,
    dateFinished: instant.nullable(),
  })
  .meta({ id: "Removal" });

export type Removal = z.output<typeof removal>;

export const listRemovals = defineRoute({
  id: "removals.list",
  method: "GET",
  path: "/api/0/organizations/{organization}/removals/",
  summary: "What was removed of an organization, and how far the deletion of its records is",
  access: readOrganization,
  params: inOrganization,
  query: z.object(pageQuery),
  responses: { 200: z.array(removal) },
});

export const listOwnRemovals = defineRoute({
  id: "removals.own",
  method: "GET",
  path: "/api/0/removals/",
  summary: "The projects and organizations that the caller removed; the only trace of the latter",
  access: { kind: "signed-in" },
  params: noParams,
  query: z.object(pageQuery),
  responses: { 200: z.array(removal) },
});
