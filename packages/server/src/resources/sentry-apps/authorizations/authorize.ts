import { Problem } from "@vedette/contract/problems";
import { constantTimeEqual } from "../../../kit/index.ts";
import type { IssuedToken } from "../../api-tokens/index.ts";
import type { Instance } from "../../instance.ts";
import { findInstallation } from "../installations/store.ts";
import { exchangeAssertion } from "./exchange-assertion.ts";
import { exchangeCode } from "./exchange-code.ts";
import type { AuthorizationRequest } from "./model.ts";
import { refreshTokens } from "./refresh-tokens.ts";
import { type Client, findClient } from "./store.ts";

const ASSERTION_GRANT = "urn:sentry:params:oauth:grant-type:jwt-bearer";

/**
 * Gives an installation of a public integration a new pair of tokens: for the code of the
 * installation, for a refresh token, or for an assertion signed with the client secret. Everything
 * that may be wrong is refused in the order of docs/integrate/oauth.md, so that nobody without the
 * secret learns anything.
 */
export async function authorize(
  instance: Instance,
  request: AuthorizationRequest,
): Promise<IssuedToken> {
  const { fields } = request;
  if (fields === undefined || Object.values(fields).every((value) => value === undefined)) {
    throw new Problem("invalid-request");
  }
  const grantType = fields["grant_type"];
  if (grantType === ASSERTION_GRANT) return await exchangeAssertion(instance, request);
  const client = await authenticate(instance, fields);
  const installation = await findInstallation(instance.storage.db, request.installation);
  if (installation === undefined) throw new Problem("installation-not-found");
  if (installation.sentryAppId !== client.sentryAppId) throw new Problem("forbidden");
  switch (grantType) {
    case "authorization_code": {
      const code = readField(fields, "code");
      refuseInactive(client);
      return await exchangeCode(instance, { client, installation, code });
    }
    case "refresh_token": {
      const refreshToken = readField(fields, "refresh_token");
      refuseInactive(client);
      return await refreshTokens(instance, { client, installation, refreshToken });
    }
    default:
      throw new Problem("invalid-grant-type");
  }
}

async function authenticate(
  { storage, secrets }: Instance,
  fields: { readonly [name: string]: unknown },
): Promise<Client> {
  const id = fields["client_id"];
  const secret = fields["client_secret"];
  if (typeof id !== "string" || typeof secret !== "string") throw new Problem("invalid-client");
  const client = await findClient(storage.db, id);
  if (client === undefined || !constantTimeEqual(secrets.open(client.sealedSecret), secret)) {
    throw new Problem("invalid-client");
  }
  return client;
}

function readField(fields: { readonly [name: string]: unknown }, name: string): string {
  const value = fields[name];
  if (value === undefined) throw Problem.fields({ [name]: ["This field is required."] });
  if (value === null) throw Problem.fields({ [name]: ["This field may not be null."] });
  if (typeof value !== "string") throw Problem.fields({ [name]: ["Not a valid string."] });
  if (value === "") throw Problem.fields({ [name]: ["This field may not be blank."] });
  return value;
}

function refuseInactive(client: Client): void {
  if (!client.isActive) throw new Problem("application-inactive");
}
