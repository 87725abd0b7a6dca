import { createHash, randomBytes } from "node:crypto";
import type { EngineName } from "@vedette/testkit";
import { bootstrapAcme, owner, startPeopleServer } from "../testing/start-people-server.ts";

/** What a test reads of any answer; each field is checked by what it is compared with. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers are compared, not typed
type Body = any;

export const REDIRECT = "https://deploys.acme.example/back?x=1";

/**
 * acme with its owner Ada in a browser, and the application "Deploys" of hers, confidential and with
 * one address. `clock.now` moves the server's time.
 */
export async function openOauthWorld(engine: EngineName = "sqlite") {
  const server = await startPeopleServer(engine);
  const made = await bootstrapAcme(server);
  const cookies = (
    await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify(owner),
    })
  ).headers.getSetCookie();
  const session = {
    cookie: cookies.map((line) => line.split(";")[0]).join("; "),
    origin: server.url,
  };

  async function send(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: object } = {},
  ): Promise<{ status: number; body: Body; headers: Headers }> {
    const type: Record<string, string> =
      body === undefined || body instanceof URLSearchParams
        ? {}
        : { "content-type": "application/json" };
    const payload = body instanceof URLSearchParams ? body : JSON.stringify(body);
    const response = await fetch(server.url + path, {
      method,
      headers: { ...type, ...headers },
      ...(body === undefined ? {} : { body: payload }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  /** As Ada in her browser. */
  const browse = async (method: string, path: string, body?: object) =>
    await send(method, path, { headers: session, ...(body && { body }) });

  /** As a program that knows nobody. */
  const post = async (path: string, fields: Record<string, string>, headers = {}) =>
    await send("POST", path, { body: new URLSearchParams(fields), headers });

  const register = async (fields: object = {}): Promise<Body> => {
    const whole = { name: "Deploys", redirectUris: [REDIRECT], ...fields };
    return (await browse("POST", "/api/0/api-applications/", whole)).body;
  };
  const application = await register();
  const client = { client_id: application.clientID, client_secret: application.clientSecret };

  /** Asks Ada, who allows it; gives what the application is sent. */
  const authorize = async (asked: object = {}): Promise<URL> => {
    const whole = { response_type: "code", client_id: client.client_id, ...asked };
    const { body } = await browse("POST", "/oauth/authorize/", { ...whole, allow: true });
    return new URL(body.redirectUrl);
  };

  return {
    ...server,
    made,
    send,
    session,
    browse,
    post,
    register,
    application,
    client,
    authorize,

    /** Asks for tokens as the application does. */
    token: async (fields: Record<string, string>) =>
      await post("/oauth/token/", { ...client, ...fields }),

    /** A pair of tokens for the application, with these scopes. */
    async allow(scope: string): Promise<Body> {
      const code = (await authorize({ scope })).searchParams.get("code") ?? "";
      const fields = { ...client, grant_type: "authorization_code", code };
      return (await post("/oauth/token/", fields)).body;
    },

    /** The status of a call with a token, to something that every member may read with `org:read`. */
    async tryToken(token: string): Promise<number> {
      const headers = { authorization: `Bearer ${token}` };
      return (await send("GET", "/api/0/organizations/acme/", { headers })).status;
    },

    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  };
}

export type OauthWorld = Awaited<ReturnType<typeof openOauthWorld>>;

/** A secret for one request, and what is sent of it first (RFC 7636). */
export function makeVerifier() {
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  return { verifier, asked: { code_challenge: challenge, code_challenge_method: "S256" } };
}
