import type { FastifyRequest } from "fastify";
import { Problem } from "@vedette/contract/problems";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a changing request that carries a session but was not made by a page of this server: a
 * browser sends the cookie whoever asks, and only these two headers, which no page can forge, tell
 * who did. A request with neither is refused too.
 */
export function requireSameOrigin(request: FastifyRequest, baseUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) {
    if (site === "same-origin") return;
    throw new Problem("cross-site");
  }
  const origin = request.headers.origin;
  if (origin === undefined || !ownOrigins(request, baseUrl).includes(origin)) {
    throw new Problem("cross-site");
  }
}

/** As configured, and as the browser reached us: people also come by another name or port. */
function ownOrigins(request: FastifyRequest, baseUrl: string): string[] {
  return [new URL(baseUrl).origin, `${request.protocol}://${request.host}`];
}
