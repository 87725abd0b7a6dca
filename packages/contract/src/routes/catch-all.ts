import * as z from "zod";
import { catchAll, caughtRequest, caughtRequestDetail } from "../shapes/catch-all.ts";
import { pageQuery } from "../query.ts";
import { defineRoute, noBody, noParams } from "../route.ts";
import { segment } from "./params.ts";

const one = "/api/0/users/me/catch-all/";
const requests = `${one}requests/`;
const access = { kind: "signed-in" } as const;
const audit = { none: "it is a person's own tool, and no organization's" } as const;

export const getCatchAll = defineRoute({
  id: "catch-all.get",
  method: "GET",
  path: one,
  summary:
    "The caller's own address that records whatever is sent to it; made when first asked for",
  access,
  params: noParams,
  responses: { 200: catchAll },
});

export const updateCatchAll = defineRoute({
  id: "catch-all.update",
  method: "PUT",
  path: one,
  summary: "Choose what the address answers with, to see how senders take it",
  access,
  audit,
  params: noParams,
  body: z
    .object({ answerStatus: z.int().min(200).max(599) })
    .partial()
    .meta({ id: "CatchAllUpdate" }),
  responses: { 200: catchAll },
});

export const rotateCatchAll = defineRoute({
  id: "catch-all.rotate",
  method: "POST",
  path: `${one}rotate/`,
  summary: "Another address from now on; the old one is dead, its requests are forgotten",
  access,
  audit,
  params: noParams,
  responses: { 200: catchAll },
});

export const listCaughtRequests = defineRoute({
  id: "catch-all.requests.list",
  method: "GET",
  path: requests,
  summary: "What was sent to the caller's address, newest first",
  access,
  params: noParams,
  query: z.object(pageQuery),
  responses: { 200: z.array(caughtRequest) },
});

export const clearCaughtRequests = defineRoute({
  id: "catch-all.requests.clear",
  method: "DELETE",
  path: requests,
  summary: "Forget what was sent to the caller's address",
  access,
  audit,
  params: noParams,
  responses: { 204: noBody },
});

export const getCaughtRequest = defineRoute({
  id: "catch-all.requests.get",
  method: "GET",
  path: `${requests}{caught}/`,
  summary: "One request with its headers and body",
  access,
  params: z.object({ caught: segment }),
  responses: { 200: caughtRequestDetail },
});
