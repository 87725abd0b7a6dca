import * as z from "zod";
import {
  deviceCode,
  oauthConsent,
  oauthMetadata,
  oauthQuestion,
  oauthTokens,
} from "../shapes/oauth.ts";
import { defineRoute, noBody, noParams } from "../route.ts";

const session = { kind: "session" } as const;
/** What is sent is the proof: a client's id and secret, in a header or in the body. */
const client = { kind: "public", ownCredentials: true } as const;
const audit = { none: "what an application may do as a person is theirs to decide" } as const;

/** The parameters of an authorization request (RFC 6749, 4.1.1; RFC 7636); mistakes are answered there. */
const request = {
  response_type: z.string().max(100).optional(),
  client_id: z.string().max(200).optional(),
  redirect_uri: z.string().max(512).optional(),
  scope: z.string().max(2000).optional(),
  state: z.string().max(2000).optional(),
  code_challenge: z.string().max(200).optional(),
  code_challenge_method: z.string().max(20).optional(),
};

/** A body whose every field may be missing or anything: the refusals of RFC 6749 say what is wrong. */
function anyOf<Name extends string>(...names: readonly Name[]) {
  const fields = Object.fromEntries(names.map((name) => [name, z.unknown().optional()]));
  return z.object(fields as { [N in Name]: z.ZodOptional<z.ZodUnknown> }).optional();
}

export const getOauthConsent = defineRoute({
  id: "oauth.authorize.get",
  method: "GET",
  path: "/api/0/oauth/authorize/",
  summary: "What an application asks the caller, for the page at /oauth/authorize/",
  access: session,
  params: noParams,
  query: z.object(request),
  responses: { 200: oauthConsent },
});

export const answerOauthConsent = defineRoute({
  id: "oauth.authorize.answer",
  method: "POST",
  path: "/oauth/authorize/",
  summary: "The caller's answer; gives the address to go to, with a code or with the refusal",
  access: session,
  audit,
  params: noParams,
  body: z.object({ ...request, allow: z.boolean() }),
  responses: { 200: z.object({ redirectUrl: z.string() }) },
});

export const getOauthTokens = defineRoute({
  id: "oauth.token.create",
  method: "POST",
  path: "/oauth/token/",
  summary: "A client exchanges a code, a refresh token or a device code for tokens",
  access: client,
  audit,
  acceptsForm: true,
  params: noParams,
  body: anyOf(
    "grant_type",
    "client_id",
    "client_secret",
    "code",
    "redirect_uri",
    "code_verifier",
    "refresh_token",
    "device_code",
    "scope",
  ),
  responses: { 200: oauthTokens },
});

export const revokeOauthToken = defineRoute({
  id: "oauth.token.revoke",
  method: "POST",
  path: "/oauth/revoke/",
  summary: "A client gives up a token of its own, and what belongs to it",
  access: client,
  audit,
  acceptsForm: true,
  params: noParams,
  body: anyOf("token", "token_type_hint", "client_id", "client_secret"),
  responses: { 200: noBody },
});

export const startOauthDevice = defineRoute({
  id: "oauth.device.start",
  method: "POST",
  path: "/oauth/device/code/",
  summary: "A device asks for a code that a person types in elsewhere",
  access: client,
  audit,
  acceptsForm: true,
  params: noParams,
  body: anyOf("client_id", "client_secret", "scope"),
  responses: { 200: deviceCode },
});

export const getOauthDevice = defineRoute({
  id: "oauth.device.get",
  method: "GET",
  path: "/api/0/oauth/device/",
  summary: "What the device asks that shows this code, for the page at /oauth/device/",
  access: session,
  params: noParams,
  query: z.object({ user_code: z.string().max(40).optional() }),
  responses: { 200: oauthQuestion },
});

export const answerOauthDevice = defineRoute({
  id: "oauth.device.answer",
  method: "POST",
  path: "/oauth/device/",
  summary: "The caller's answer to a device",
  access: session,
  audit,
  params: noParams,
  body: z.object({ user_code: z.string().max(40), allow: z.boolean() }),
  responses: { 204: noBody },
});

export const getOauthMetadata = defineRoute({
  id: "oauth.metadata.get",
  method: "GET",
  path: "/.well-known/oauth-authorization-server/",
  summary: "Where everything is, for OAuth clients that look by themselves",
  access: { kind: "public" },
  params: noParams,
  responses: { 200: oauthMetadata },
});
