import type { OauthTokens } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../instance.ts";
import { findUser } from "../users/index.ts";
import {
  authenticateClient,
  type ClientFields,
  readText,
  requireText,
} from "./authenticate-client.ts";
import { exchangeCode } from "./exchange-code.ts";
import { exchangeDevice } from "./exchange-device.ts";
import type { Given, Outcome } from "./outcome.ts";
import { presentTokens } from "./present.ts";
import { refreshToken } from "./refresh-token.ts";

export const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

/**
 * The token endpoint (RFC 6749, 3.2): a pair of tokens for a code, a refresh token or a device code.
 * Refuses with the errors of RFC 6749, 5.2, and of RFC 8628, 3.5.
 */
export async function giveTokens(
  instance: Instance,
  header: string | null,
  fields: ClientFields,
): Promise<OauthTokens> {
  const { db } = instance.storage;
  const grantType = requireText(fields, "grant_type");
  const application = await authenticateClient(db, header, fields);
  const outcome = await exchange(instance, grantType, { application, fields });
  if ("refused" in outcome) throw new Problem(outcome.refused);
  const user = await findUser(db, outcome.userId);
  if (!user?.isActive) throw new Problem("oauth-invalid-grant");
  return presentTokens(outcome.issued, user);
}

async function exchange(instance: Instance, grantType: string, given: Given): Promise<Outcome> {
  const { fields } = given;
  switch (grantType) {
    case "authorization_code": {
      const code = requireText(fields, "code");
      const redirectUri = readText(fields, "redirect_uri");
      const verifier = readText(fields, "code_verifier");
      return await exchangeCode(instance, given.application, { code, redirectUri, verifier });
    }
    case "refresh_token": {
      const value = requireText(fields, "refresh_token");
      const scope = readText(fields, "scope");
      return await refreshToken(instance, given.application, { value, scope });
    }
    case DEVICE_GRANT: {
      const deviceCode = requireText(fields, "device_code");
      return await exchangeDevice(instance, given.application, deviceCode);
    }
    default:
      throw new Problem("oauth-unsupported-grant-type");
  }
}
