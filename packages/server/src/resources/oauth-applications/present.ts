import type {
  ApiApplication,
  ApiAuthorization,
  KnownApplication,
  OauthQuestion,
  OauthTokens,
  Scope,
} from "@vedette/contract";
import { describeScopes } from "../../access/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import type { IssuedToken } from "../api-tokens/index.ts";
import type { User } from "../users/index.ts";
import { type Application, type Authorization, TOKEN_LIFETIME_MS } from "./model.ts";

/** An application as its owner sees it; with its secret only where that was made just now. */
export function presentApplication(
  application: Application,
  clientSecret: string | null = null,
): ApiApplication {
  return {
    ...presentKnown(application),
    clientID: application.clientId,
    clientSecret,
    isPublic: application.secretHash === null,
    allowedOrigins: [...application.allowedOrigins],
    redirectUris: [...application.redirectUris],
    dateCreated: formatInstant(application.createdAt),
  };
}

/** An application as everybody sees it. */
function presentKnown(application: Application): KnownApplication {
  const { clientId: id, name, homepageUrl, privacyUrl, termsUrl } = application;
  return { id, name, homepageUrl, privacyUrl, termsUrl };
}

export function presentAuthorization(
  authorization: Authorization,
  application: Application,
): ApiAuthorization {
  return {
    id: String(authorization.id),
    application: presentKnown(application),
    homepageUrl: application.homepageUrl,
    scopes: [...authorization.scopes],
    permissions: describeScopes(authorization.scopes),
    dateCreated: formatInstant(authorization.createdAt),
  };
}

/** What a person is asked; `known` is what they allowed this application before. */
export function presentQuestion(
  application: Application,
  asked: { scopes: readonly Scope[]; redirectUri: string | null },
  known: Authorization | undefined,
): OauthQuestion {
  const { scopes, redirectUri } = asked;
  return {
    application: presentKnown(application),
    scopes: [...scopes],
    permissions: describeScopes(scopes),
    isKnown: known !== undefined && scopes.every((scope) => known.scopes.includes(scope)),
    redirectUri,
  };
}

/** A new pair of tokens, in the words of RFC 6749. */
export function presentTokens(
  { token, value, refreshValue }: IssuedToken,
  user: Pick<User, "id" | "name" | "email">,
): OauthTokens {
  return {
    access_token: value,
    token_type: "Bearer",
    expires_in: TOKEN_LIFETIME_MS / 1000,
    expires_at: formatInstant(token.expiresAt ?? 0),
    refresh_token: refreshValue ?? "",
    scope: token.scopes.join(" "),
    user: { id: String(user.id), name: user.name, email: user.email },
  };
}
