import type { FastifyInstance, FastifyRequest } from "fastify";
import { Problem } from "@vedette/contract/problems";

/** Something that was sent to an address below `/catch/`. */
export interface CaughtRequest {
  token: string;
  method: string;
  /** What followed the address: path and query. */
  path: string;
  /** Names and values in turn. */
  rawHeaders: readonly string[];
  body: Uint8Array;
  ipAddress: string;
}

/** Records a request; gives the status to answer with, undefined when nobody has the address. */
export type CatchRequest = (request: CaughtRequest) => Promise<number | undefined>;

const BODY_LIMIT_BYTES = 5 * 1024 * 1024;

/**
 * Takes any request below `/catch/{token}`: every method, any path, any body. Answers a bare status,
 * so that nothing anybody sends is ever shown as a page of this site.
 */
export async function serveCatchAll(server: FastifyInstance, record: CatchRequest): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: BODY_LIMIT_BYTES },
      (_request, body, done) => done(null, body),
    );
    for (const url of ["/catch/:token", "/catch/:token/*"]) {
      scope.all(url, async (request, reply) => {
        const status = await record(toCaught(request));
        if (status === undefined) throw new Problem("unknown-route");
        return reply.code(status).header("cache-control", "no-store").send();
      });
    }
  });
}

function toCaught(request: FastifyRequest): CaughtRequest {
  const { token } = request.params as { token: string };
  const { body } = request;
  return {
    token,
    method: request.method,
    path: request.originalUrl.slice(`/catch/${token}`.length),
    rawHeaders: request.raw.rawHeaders,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    ipAddress: request.ip,
  };
}
