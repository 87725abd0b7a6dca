import * as z from "zod";
import { scope } from "./api-token.ts";
import { id, instant } from "./primitives.ts";

/** A program that asks people to let it act as them. */
export const apiApplication = z
  .object({
    /** The client id, as the next one. */
    id,
    clientID: z.string(),
    /** Only in the answer to the call that makes it; null for public clients, which have none. */
    clientSecret: z.string().nullable(),
    /** Whether it cannot keep a secret: a program on people's own machines, or in their browser. */
    isPublic: z.boolean(),
    name: z.string(),
    homepageUrl: z.string().nullable(),
    privacyUrl: z.string().nullable(),
    termsUrl: z.string().nullable(),
    allowedOrigins: z.array(z.string()),
    redirectUris: z.array(z.string()),
    dateCreated: instant,
  })
  .meta({ id: "ApiApplication" });

/** An application as those see it who are asked to let it act as them. */
export const knownApplication = z
  .object({
    id,
    name: z.string(),
    homepageUrl: z.string().nullable(),
    privacyUrl: z.string().nullable(),
    termsUrl: z.string().nullable(),
  })
  .meta({ id: "KnownApplication" });

/** What scopes allow, in words. */
const permission = z.object({
  resource: z.string(),
  label: z.string(),
  level: z.enum(["read", "write", "admin"]),
  scopes: z.array(scope),
  sentence: z.string(),
});

/** An application that a person lets act as them. */
export const apiAuthorization = z
  .object({
    id,
    application: knownApplication,
    homepageUrl: z.string().nullable(),
    scopes: z.array(scope),
    permissions: z.array(permission),
    dateCreated: instant,
  })
  .meta({ id: "ApiAuthorization" });

/** What a person is asked: which application wants to do what as them. */
export const oauthQuestion = z
  .object({
    application: knownApplication,
    scopes: z.array(scope),
    permissions: z.array(permission),
    /** Whether they let it do all this before. */
    isKnown: z.boolean(),
    /** Where the browser goes with the answer; null for devices. */
    redirectUri: z.string().nullable(),
  })
  .meta({ id: "OauthQuestion" });

/** Either a question to ask, or an application's mistake that it is told of at this address. */
export const oauthConsent = z
  .object({ question: oauthQuestion.nullable(), redirectUrl: z.string().nullable() })
  .meta({ id: "OauthConsent" });

/** The answer of a token endpoint (RFC 6749, 5.1), and whose the token is. */
export const oauthTokens = z
  .object({
    access_token: z.string(),
    token_type: z.literal("Bearer"),
    /** Seconds. */
    expires_in: z.int(),
    expires_at: instant,
    refresh_token: z.string(),
    /** Separated by spaces. */
    scope: z.string(),
    user: z.object({ id, name: z.string(), email: z.string() }),
  })
  .meta({ id: "OauthTokens" });

/** How a device tells its owner what to do (RFC 8628, 3.2). */
export const deviceCode = z
  .object({
    device_code: z.string(),
    user_code: z.string(),
    verification_uri: z.string(),
    verification_uri_complete: z.string(),
    /** Seconds, as the next one: how long it may wait, and how long between two questions. */
    expires_in: z.int(),
    interval: z.int(),
  })
  .meta({ id: "DeviceCode" });

/** What clients find by themselves (RFC 8414). */
export const oauthMetadata = z
  .object({
    issuer: z.string(),
    authorization_endpoint: z.string(),
    token_endpoint: z.string(),
    revocation_endpoint: z.string(),
    device_authorization_endpoint: z.string(),
    response_types_supported: z.array(z.string()),
    response_modes_supported: z.array(z.string()),
    grant_types_supported: z.array(z.string()),
    code_challenge_methods_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    revocation_endpoint_auth_methods_supported: z.array(z.string()),
    scopes_supported: z.array(scope),
    authorization_response_iss_parameter_supported: z.boolean(),
  })
  .meta({ id: "OauthMetadata" });

export type ApiApplication = z.output<typeof apiApplication>;
export type KnownApplication = z.output<typeof knownApplication>;
export type ApiAuthorization = z.output<typeof apiAuthorization>;
export type OauthQuestion = z.output<typeof oauthQuestion>;
export type OauthConsent = z.output<typeof oauthConsent>;
export type OauthTokens = z.output<typeof oauthTokens>;
export type DeviceCode = z.output<typeof deviceCode>;
export type OauthMetadata = z.output<typeof oauthMetadata>;
