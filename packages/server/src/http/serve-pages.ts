import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "@vedette/contract/problems";
import { sendProblem } from "./answer-errors.ts";
import { contentSecurityPolicy } from "./security-headers.ts";

const POLICY = contentSecurityPolicy();

/**
 * Serves the built web interface from a folder, null for none. Files under `assets/` carry a hash
 * in their name and never change; a page the browser navigates to is `index.html`, which finds the
 * rest itself. Everything else unknown is a 404 in JSON.
 */
export async function servePages(server: FastifyInstance, webRoot: string | null): Promise<void> {
  if (webRoot !== null) {
    await server.register(fastifyStatic, {
      root: webRoot,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header("cache-control", cachingOf(path));
        if (path.endsWith(".html")) reply.header("content-security-policy", POLICY);
      },
    });
  }
  server.setNotFoundHandler(async (request, reply) => {
    if (webRoot !== null && isNavigation(request)) return reply.sendFile("index.html");
    return notFound(reply);
  });
}

function cachingOf(path: string): string {
  if (path.endsWith(".html")) return "no-cache";
  return /[\\/]assets[\\/]/.test(path)
    ? "public, max-age=31536000, immutable"
    : "public, max-age=3600";
}

function isNavigation(request: FastifyRequest): boolean {
  return (
    (request.method === "GET" || request.method === "HEAD") &&
    !/^\/api(\/|\?|$)/.test(request.url) &&
    request.headers.accept?.includes("text/html") === true
  );
}

function notFound(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, new Problem("unknown-route"));
}
