import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AuthHandler } from "./ports.ts";

const BODY_LIMIT_BYTES = 64 * 1024;

/** Hands everything under `/api/auth/` to the sign-in library, as it came. */
export async function serveAuth(
  server: FastifyInstance,
  handle: AuthHandler,
  baseUrl: string,
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: BODY_LIMIT_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.route({
      method: ["GET", "POST"],
      url: "/api/auth/*",
      handler: async (request, reply) => send(reply, await handle(toWebRequest(request, baseUrl))),
    });
  });
}

function toWebRequest(request: FastifyRequest, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  // The only address that counts is the one the proxy rules found; a sent one could be made up.
  headers.set("x-forwarded-for", request.ip);
  return new Request(baseUrl + request.originalUrl, {
    method: request.method,
    headers,
    ...(Buffer.isBuffer(request.body) ? { body: new Uint8Array(request.body) } : {}),
  });
}

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status);
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") reply.header(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  reply.header("cache-control", response.headers.get("cache-control") ?? "private, no-store");
  return reply.send(Buffer.from(await response.arrayBuffer()));
}
