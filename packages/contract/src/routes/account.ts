import * as z from "zod";
import { mailChoices, passkey, passkeyOptions, signInSession } from "../shapes/account.ts";
import { jsonObject } from "../shapes/primitives.ts";
import { currentUser } from "../shapes/user.ts";
import { defineRoute, noBody, noParams } from "../route.ts";
import { segment } from "./params.ts";

const me = "/api/0/users/me/";
const access = { kind: "session" } as const;
const audit = { none: "a person's account belongs to no organization" } as const;
const passkeyName = z.string().trim().min(1).max(64);

export const updateMe = defineRoute({
  id: "users.update-me",
  method: "PUT",
  path: me,
  summary: "Change the caller's name, or with their password their e-mail address",
  access,
  audit,
  params: noParams,
  body: z.object({
    name: z.string().trim().min(1).max(128).optional(),
    email: z.email().max(254).optional(),
    password: z.string().max(256).optional(),
  }),
  responses: { 200: currentUser },
});

export const listSignInSessions = defineRoute({
  id: "users.sessions.list",
  method: "GET",
  path: `${me}sessions/`,
  summary: "Where the caller is signed in, newest first",
  access,
  params: noParams,
  responses: { 200: z.array(signInSession) },
});

export const endSignInSession = defineRoute({
  id: "users.sessions.delete",
  method: "DELETE",
  path: `${me}sessions/{session}/`,
  summary: "Sign out of one browser at once",
  access,
  audit,
  params: z.object({ session: segment }),
  responses: { 204: noBody },
});

export const endOtherSignInSessions = defineRoute({
  id: "users.sessions.delete-others",
  method: "DELETE",
  path: `${me}sessions/`,
  summary: "Sign out of every browser but this one",
  access,
  audit,
  params: noParams,
  responses: { 204: noBody },
});

export const listPasskeys = defineRoute({
  id: "users.passkeys.list",
  method: "GET",
  path: `${me}passkeys/`,
  summary: "The caller's passkeys",
  access,
  params: noParams,
  responses: { 200: z.array(passkey) },
});

export const startPasskey = defineRoute({
  id: "users.passkeys.start",
  method: "POST",
  path: `${me}passkeys/options/`,
  summary: "What a browser needs to make a passkey, good for five minutes",
  access,
  audit,
  params: noParams,
  responses: { 200: passkeyOptions },
});

export const createPasskey = defineRoute({
  id: "users.passkeys.create",
  method: "POST",
  path: `${me}passkeys/`,
  summary: "Keep a passkey that the caller's browser has made",
  access,
  audit,
  params: noParams,
  body: z.object({ name: passkeyName, response: jsonObject }),
  responses: { 201: passkey },
});

export const renamePasskey = defineRoute({
  id: "users.passkeys.update",
  method: "PUT",
  path: `${me}passkeys/{passkey}/`,
  summary: "Call a passkey something else",
  access,
  audit,
  params: z.object({ passkey: segment }),
  body: z.object({ name: passkeyName }),
  responses: { 200: passkey },
});

export const deletePasskey = defineRoute({
  id: "users.passkeys.delete",
  method: "DELETE",
  path: `${me}passkeys/{passkey}/`,
  summary: "Remove a passkey; it signs nobody in any more",
  access,
  audit,
  params: z.object({ passkey: segment }),
  responses: { 204: noBody },
});

export const getMailChoices = defineRoute({
  id: "users.mail-choices.get",
  method: "GET",
  path: `${me}mail-choices/`,
  summary: "Which mails the caller wants",
  access,
  params: noParams,
  responses: { 200: mailChoices },
});

export const updateMailChoices = defineRoute({
  id: "users.mail-choices.update",
  method: "PUT",
  path: `${me}mail-choices/`,
  summary: "Choose which mails to get",
  access,
  audit,
  params: noParams,
  body: mailChoices.partial(),
  responses: { 200: mailChoices },
});
