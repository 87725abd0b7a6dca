import * as z from "zod";
import {
  defineRoute,
  noBody,
  noParams,
  pageQuery,
  pageSize,
  Problem,
  queryFlag,
  repeated,
} from "@vedette/contract";
import { implement } from "../../routing/index.ts";

const inOrganization = z.object({ organization: z.string() });
const thing = z.object({ id: z.string(), name: z.string() });
const things = "/api/0/organizations/{organization}/things/";

const listThings = defineRoute({
  id: "things.list",
  method: "GET",
  path: things,
  summary: "Things",
  access: { kind: "scopes", anyOf: ["org:read"] },
  params: inOrganization,
  query: z.object({
    ...pageQuery,
    tag: repeated(z.string()).optional(),
    full: queryFlag().optional(),
  }),
  responses: { 200: z.array(thing) },
});

const createThing = defineRoute({
  id: "things.create",
  method: "POST",
  path: things,
  summary: "Make a thing",
  access: { kind: "scopes", anyOf: ["org:write"] },
  audit: { none: "it is made up" },
  params: inOrganization,
  body: z.object({
    name: z.string().min(1).max(8),
    size: z.int().min(1).optional(),
    colour: z.enum(["red", "green"]).optional(),
    limits: z.object({ count: z.int() }).optional(),
    tags: z.array(z.string()).optional(),
  }),
  responses: { 201: thing },
});

const deleteThings = defineRoute({
  id: "things.delete",
  method: "DELETE",
  path: things,
  summary: "Remove all things",
  access: { kind: "scopes", anyOf: ["org:write"] },
  audit: { none: "it is made up" },
  params: inOrganization,
  responses: { 204: noBody },
});

const getIssueThing = defineRoute({
  id: "issues.thing",
  method: "GET",
  path: "/api/0/organizations/{organization}/issues/{issue}/thing/",
  alias: ["/api/0/issues/{issue}/thing/"],
  summary: "The thing of an issue",
  access: { kind: "scopes", anyOf: ["event:read"] },
  params: z.object({ organization: z.string(), issue: z.string() }),
  responses: { 200: z.object({ organization: z.string(), inside: z.string(), issue: z.string() }) },
});

/** Belongs to the organization it is numbered after. */
const getGadget = defineRoute({
  id: "gadgets.get",
  method: "GET",
  path: "/api/0/gadgets/{gadget}/",
  summary: "A gadget",
  access: { kind: "scopes", anyOf: ["org:read"] },
  params: z.object({ gadget: z.string() }),
  responses: {
    200: z.object({ slug: z.string(), role: z.string().nullable(), mayWrite: z.boolean() }),
  },
});

const whoAmI = defineRoute({
  id: "whoami.get",
  method: "GET",
  path: "/api/0/whoami/",
  summary: "Who is calling",
  access: { kind: "public" },
  params: noParams,
  responses: { 200: z.object({ kind: z.string(), requestId: z.string(), ip: z.string() }) },
});

const signOutEverywhere = defineRoute({
  id: "sessions.end",
  method: "POST",
  path: "/api/0/sessions/end/",
  summary: "For people in a browser only",
  access: { kind: "session" },
  audit: { none: "it is made up" },
  params: noParams,
  responses: { 200: z.object({ ended: z.string() }) },
});

const goWrong = defineRoute({
  id: "wrong.get",
  method: "GET",
  path: "/api/0/wrong/{how}/",
  summary: "Goes wrong in the way asked for",
  access: { kind: "public" },
  params: z.object({ how: z.string() }),
  responses: { 200: thing },
});

export const madeUpRoutes = [
  implement(listThings, async ({ query }) => ({
    status: 200,
    body: (query.tag ?? []).slice(0, pageSize(query)).map((name) => ({ id: "1", name })),
    headers: { "x-hits": "2" },
    page: {
      previous: { cursor: { value: "0", offset: 0, isPrevious: true }, hasResults: false },
      next: { cursor: { value: "0", offset: 100, isPrevious: false }, hasResults: true },
    },
  })),
  implement(createThing, async ({ body }) => {
    const row = { id: "1", name: body.name, secret: "hunter2" };
    return { status: 201, body: row };
  }),
  implement(deleteThings, async () => ({ status: 204 })),
  implement(getIssueThing, async ({ organization, params }) => ({
    status: 200,
    body: { organization: params.organization, inside: organization.slug, issue: params.issue },
  })),
  implement(getGadget, async ({ params, enterOrganization }) => {
    const { slug, role, scopes } = await enterOrganization(Number(params.gadget));
    return { status: 200, body: { slug, role, mayWrite: scopes.has("org:write") } };
  }),
  implement(whoAmI, async ({ actor, request }) => ({
    status: 200,
    body: { kind: actor.kind, requestId: request.id, ip: request.ip },
  })),
  implement(signOutEverywhere, async ({ actor }) => ({ status: 200, body: { ended: actor.name } })),
  implement(goWrong, async ({ params }) => {
    const body = { id: "1", name: "x" };
    switch (params.how) {
      case "fault":
        throw new Error("the disk is full of hunter2");
      case "conflict":
        throw new Problem("conflict", { detail: "Taken." });
      case "too-often":
        throw new Problem("rate-limited", { retryAfterSeconds: 30 });
      case "mismatch":
        return { status: 200, body: { ...body, name: 7 as unknown as string } };
      case "undeclared":
        return { status: 202 as 200, body };
      default:
        return { status: 200, body };
    }
  }),
];
