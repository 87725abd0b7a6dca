import type { Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { addParameters, allowsRedirect, type Application, readScopes } from "./model.ts";
import { findApplication } from "./store.ts";

/** An authorization request as it came (RFC 6749, 4.1.1; RFC 7636, 4.3). */
export interface AuthorizationParameters {
  response_type?: string | undefined;
  client_id?: string | undefined;
  redirect_uri?: string | undefined;
  scope?: string | undefined;
  state?: string | undefined;
  code_challenge?: string | undefined;
  code_challenge_method?: string | undefined;
}

/** What an application asks, where the answer goes, and how the two are bound together. */
export interface AuthorizationRequest {
  application: Application;
  redirectUri: string;
  isRedirectGiven: boolean;
  scopes: Scope[];
  codeChallenge: string | null;
  state: string | undefined;
}

/** What the address is told in every answer: which server it is from (RFC 9207). */
interface Sender {
  issuer: string;
}

/**
 * Reads an authorization request. Without an application, or an address that it registered, there is
 * nobody to tell, so that is refused here; other mistakes are the application's to hear, and the
 * result is the address that tells it.
 */
export async function readAuthorizationRequest(
  db: Db,
  given: AuthorizationParameters,
  { issuer }: Sender,
): Promise<{ asked: AuthorizationRequest } | { redirectUrl: string }> {
  const application = await findApplication(db, given.client_id ?? "");
  if (application === undefined) {
    throw new Problem("oauth-invalid-request", {
      detail: "There is no application of this client_id.",
    });
  }
  const redirectUri = readRedirectUri(application, given.redirect_uri);
  const { state } = given;
  const refuse = (error: string, description: string) => ({
    redirectUrl: addParameters(redirectUri, {
      error,
      error_description: description,
      state,
      iss: issuer,
    }),
  });
  if (given.response_type !== "code") {
    return refuse("unsupported_response_type", "The only response_type is code.");
  }
  const scopes = readScopes(given.scope);
  if (scopes === undefined) return refuse("invalid_scope", "There is no such scope.");
  const mistake = findChallengeMistake(application, given);
  if (mistake !== undefined) return refuse("invalid_request", mistake);
  const isRedirectGiven = given.redirect_uri !== undefined;
  const codeChallenge = given.code_challenge ?? null;
  return { asked: { application, redirectUri, isRedirectGiven, scopes, codeChallenge, state } };
}

function readRedirectUri(application: Application, given: string | undefined): string {
  const [only, ...others] = application.redirectUris;
  if (given === undefined && only !== undefined && others.length === 0) return only;
  if (given !== undefined && allowsRedirect(application.redirectUris, given)) return given;
  const detail = "The redirect_uri is none of those that the application registered.";
  throw new Problem("oauth-invalid-request", { detail });
}

/** Public clients have nothing but this to show that a code is theirs. */
function findChallengeMistake(
  application: Application,
  { code_challenge: challenge, code_challenge_method: method }: AuthorizationParameters,
): string | undefined {
  if (challenge === undefined) {
    if (method !== undefined) return "A code_challenge_method needs a code_challenge.";
    return application.secretHash === null ? "A public client needs a code_challenge." : undefined;
  }
  if (method !== "S256") return "The only code_challenge_method is S256.";
  return /^[\w-]{43}$/.test(challenge)
    ? undefined
    : "A code_challenge has 43 characters of base64url.";
}
