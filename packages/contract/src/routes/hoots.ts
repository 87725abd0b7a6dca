import * as z from "zod";
import { firedAction } from "../shapes/alert-rule.ts";
import {
  hoot,
  hootActionsTest,
  hootCreate,
  hootOverride,
  hootPopup,
  hootUpdate,
} from "../shapes/status.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody } from "../route.ts";
import { adminSentry, inOrganization, readSentry, segment } from "./params.ts";

const collection = "/api/0/organizations/{organization}/hoots/";
const one = "/api/0/organizations/{organization}/hoots/{hoot}/";
const ofHoot = z.object({ organization: segment, hoot: segment });
const own = { none: "what somebody follows is their own affair" } as const;

export const listHoots = defineRoute({
  id: "hoots.list",
  method: "GET",
  path: collection,
  summary: "The hoots of an organization, by name",
  access: readSentry,
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    /** Part of the name. */
    query: z.string().max(200).optional(),
    /** `enabled` when absent. */
    show: z.enum(["enabled", "disabled", "all"]).optional(),
  }),
  responses: { 200: z.array(hoot) },
});

export const createHoot = defineRoute({
  id: "hoots.create",
  method: "POST",
  path: collection,
  summary: "Make a hoot, with a sentry for it unless some are named",
  access: adminSentry,
  audit: ["hoot.add", "sentry.add"],
  params: inOrganization,
  body: hootCreate,
  responses: { 201: hoot },
});

export const testHootActions = defineRoute({
  id: "hoots.test-actions",
  method: "POST",
  path: "/api/0/organizations/{organization}/hoot-actions/",
  summary: "Try actions out with a made-up hoot, as a hoot would",
  access: adminSentry,
  audit: { none: "nothing is kept of it but what is sent" },
  params: inOrganization,
  body: hootActionsTest,
  responses: { 200: z.object({ actions: z.array(firedAction) }) },
});

export const getHoot = defineRoute({
  id: "hoots.get",
  method: "GET",
  path: one,
  summary: "One hoot, with what to copy into pages",
  access: readSentry,
  params: ofHoot,
  responses: { 200: hoot },
});

export const updateHoot = defineRoute({
  id: "hoots.update",
  method: "PUT",
  path: one,
  summary: "Change a hoot, or switch it on or off",
  access: adminSentry,
  audit: "hoot.edit",
  params: ofHoot,
  body: hootUpdate,
  responses: { 200: hoot },
});

export const deleteHoot = defineRoute({
  id: "hoots.delete",
  method: "DELETE",
  path: one,
  summary: "Remove a hoot; its badge is gone at once, its sentries stay",
  access: adminSentry,
  audit: "hoot.remove",
  params: ofHoot,
  responses: { 204: noBody },
});

export const overrideHoot = defineRoute({
  id: "hoots.override.set",
  method: "PUT",
  path: `${one}override/`,
  summary: "Say by hand what a hoot shows, whatever its sentries say",
  access: adminSentry,
  audit: "hoot.override",
  params: ofHoot,
  body: hootOverride,
  responses: { 200: hoot },
});

export const clearHootOverride = defineRoute({
  id: "hoots.override.clear",
  method: "DELETE",
  path: `${one}override/`,
  summary: "Let the sentries decide again",
  access: adminSentry,
  audit: "hoot.override",
  params: ofHoot,
  responses: { 200: hoot },
});

export const followHoot = defineRoute({
  id: "hoots.follow",
  method: "PUT",
  path: `${one}follow/`,
  summary: "Get a mail whenever the state of this hoot changes",
  access: readSentry,
  audit: own,
  params: ofHoot,
  responses: { 204: noBody },
});

export const unfollowHoot = defineRoute({
  id: "hoots.unfollow",
  method: "DELETE",
  path: `${one}follow/`,
  summary: "Get no more mails about this hoot",
  access: readSentry,
  audit: own,
  params: ofHoot,
  responses: { 204: noBody },
});

export const getHootPopup = defineRoute({
  id: "hoots.popup",
  method: "GET",
  path: "/api/0/hoots/{hoot}/popup/",
  summary: "What members see when they open a badge: details, sentries, public notes",
  access: readSentry,
  params: z.object({ hoot: segment }),
  responses: { 200: hootPopup },
});
