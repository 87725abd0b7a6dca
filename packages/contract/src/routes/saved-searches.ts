import * as z from "zod";
import { savedSearch, searchVisibility } from "../shapes/saved-search.ts";
import { defineRoute, noBody } from "../route.ts";
import { inOrganization, readEvent, segment } from "./params.ts";

const path = "/api/0/organizations/{organization}/searches/";
const one = `${path}{search}/` as const;
const params = z.object({ organization: segment, search: segment });
const audit = {
  none: "it only changes what a person finds again, and is undone as easily",
} as const;

const body = z.object({
  type: z.literal(0).optional(),
  name: z.string().trim().min(1).max(128),
  query: z.string().max(4096),
  sort: z.enum(["date", "new", "freq", "user"]).optional(),
  /** `owner` when left out; for the whole organization it takes who manages it. */
  visibility: searchVisibility.optional(),
});

export const listSavedSearches = defineRoute({
  id: "searches.list",
  method: "GET",
  path,
  summary: "The searches the caller keeps, and those kept for the whole organization",
  access: readEvent,
  params: inOrganization,
  responses: { 200: z.array(savedSearch) },
});

export const createSavedSearch = defineRoute({
  id: "searches.create",
  method: "POST",
  path,
  summary: "Keep a search for issues under a name",
  access: readEvent,
  audit,
  params: inOrganization,
  body,
  responses: { 201: savedSearch },
});

export const updateSavedSearch = defineRoute({
  id: "searches.update",
  method: "PUT",
  path: one,
  summary: "Change a kept search: one's own, or as who manages the organization a common one",
  access: readEvent,
  audit,
  params,
  body: body.partial(),
  responses: { 200: savedSearch },
});

export const deleteSavedSearch = defineRoute({
  id: "searches.delete",
  method: "DELETE",
  path: one,
  summary: "Keep a search no longer",
  access: readEvent,
  audit,
  params,
  responses: { 204: noBody },
});
