import * as z from "zod";
import { currentUser, user } from "../shapes/user.ts";
import { scope } from "../shapes/api-token.ts";
import { defineRoute, noParams } from "../route.ts";

/** What version this is and who is asking; answers anybody. */
export const apiIndex = defineRoute({
  id: "index.get",
  method: "GET",
  path: "/api/0/",
  summary: "Version of the API and the caller",
  access: { kind: "public" },
  params: noParams,
  responses: {
    200: z.object({
      version: z.literal("0"),
      auth: z.object({ scopes: z.array(scope) }).nullable(),
      user: user.nullable(),
    }),
  },
});

export const getMe = defineRoute({
  id: "users.me",
  method: "GET",
  path: "/api/0/users/me/",
  summary: "The calling user; an app sees its own proxy user",
  access: { kind: "signed-in" },
  params: noParams,
  responses: { 200: currentUser },
});

export const getAuth = defineRoute({
  id: "auth.get",
  method: "GET",
  path: "/api/0/auth/",
  summary: "The calling user, as the browser asks for it",
  access: { kind: "signed-in" },
  params: noParams,
  responses: { 200: currentUser },
});
