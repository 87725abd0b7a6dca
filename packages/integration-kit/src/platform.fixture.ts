import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface Platform {
  baseUrl: string;
  /** Every request so far: `PUT /api/0/… body`. */
  requests: string[];
  /** Makes the access token now in use an expired one. */
  expireToken(): void;
  /** Somebody else uses the refresh token; gives what they got. */
  refreshElsewhere(): { token: string; refreshToken: string };
}

export const INSTALLATION = "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55";
export const CODE = "5f0c3f0a1b2c4d5e8f90a1b2c3d4e5f6";

/** Listens on loopback and gives out tokens as the platform does: each code and refresh once. */
export async function startPlatform(prefix = ""): Promise<Platform> {
  const requests: string[] = [];
  let issued = 0;
  let current = { token: "", refreshToken: "" };
  let code: string | null = CODE;

  function issue() {
    issued++;
    current = { token: `token-${issued}`, refreshToken: `refresh-${issued}` };
    return { ...current, expiresAt: "2030-01-01T08:00:00.000000Z", scopes: ["event:read"] };
  }

  function authorize(grant: Record<string, unknown>): [status: number, body: unknown] {
    if (grant["client_id"] !== "id" || grant["client_secret"] !== "secret") {
      return [401, { detail: "Invalid Client ID / Secret pair" }];
    }
    if (grant["grant_type"] === "authorization_code" && grant["code"] === code) {
      code = null;
      return [201, issue()];
    }
    if (
      grant["grant_type"] === "refresh_token" &&
      grant["refresh_token"] === current.refreshToken
    ) {
      return [201, issue()];
    }
    return [401, { detail: "Could not find grant for given code" }];
  }

  function answer(request: IncomingMessage, body: string): [status: number, body: unknown] {
    if (request.url?.endsWith("/authorizations/")) return authorize(JSON.parse(body));
    if (request.headers.authorization !== `Bearer ${current.token}`) {
      return [401, { detail: "Token expired" }];
    }
    if (request.url?.endsWith("/forbidden/")) return [403, { detail: "No" }];
    return [200, { method: request.method, body, type: request.headers["content-type"] ?? null }];
  }

  const server = createServer((request, response) => {
    void text(request).then((body) => {
      requests.push(`${request.method} ${request.url} ${body}`.trim());
      const [status, reply] = answer(request, body);
      response.writeHead(status, { "Content-Type": "application/json" });
      return response.end(JSON.stringify(reply));
    });
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}${prefix}`,
    requests,
    expireToken: () => {
      current = { ...current, token: "" };
    },
    refreshElsewhere: issue,
  };
}
