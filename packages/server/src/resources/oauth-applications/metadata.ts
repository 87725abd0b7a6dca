import type { OauthMetadata } from "@vedette/contract";
import { SCOPES } from "@vedette/contract/scopes";
import { DEVICE_GRANT } from "./give-tokens.ts";

const CLIENT_AUTHENTICATION = ["client_secret_basic", "client_secret_post", "none"];

/** What OAuth clients find by themselves (RFC 8414), for an instance at this address. */
export function describeServer(baseUrl: string): OauthMetadata {
  return {
    issuer: baseUrl,
    authorization_endpoint: `${baseUrl}/oauth/authorize/`,
    token_endpoint: `${baseUrl}/oauth/token/`,
    revocation_endpoint: `${baseUrl}/oauth/revoke/`,
    device_authorization_endpoint: `${baseUrl}/oauth/device/code/`,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token", DEVICE_GRANT],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: [...CLIENT_AUTHENTICATION],
    revocation_endpoint_auth_methods_supported: [...CLIENT_AUTHENTICATION],
    scopes_supported: [...SCOPES],
    authorization_response_iss_parameter_supported: true,
  };
}
