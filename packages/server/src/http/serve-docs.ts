import { createHash } from "node:crypto";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import type { OpenApiDocument } from "@vedette/contract";
import { contentSecurityPolicy } from "./security-headers.ts";

const DOCUMENT = "/api/openapi.json";
const PAGE = "/api/docs";

/**
 * Serves the OpenAPI document and a page to read it with. The page's script comes from the
 * installed package; everything in it that would call elsewhere is off, and its policy forbids it.
 */
export async function serveDocs(server: FastifyInstance, document: OpenApiDocument): Promise<void> {
  const text = JSON.stringify(document);
  server.get(DOCUMENT, async (_request, reply) =>
    reply.header("cache-control", "no-cache").type("application/json; charset=utf-8").send(text),
  );
  await server.register(async (scope) => {
    scope.addHook("onSend", async (request, reply, payload) => {
      if (
        typeof payload === "string" &&
        String(reply.getHeader("content-type")).startsWith("text/html")
      ) {
        reply.header("content-security-policy", contentSecurityPolicy(inlineScriptHashes(payload)));
      }
      reply.header(
        "cache-control",
        request.url.endsWith(".js") ? "public, max-age=3600" : "no-cache",
      );
      return payload;
    });
    await scope.register(scalar, {
      routePrefix: PAGE,
      configuration: {
        url: DOCUMENT,
        pageTitle: document.info.title,
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: "never",
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
}

function inlineScriptHashes(html: string): string[] {
  return Array.from(html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g), (match) =>
    createHash("sha256")
      .update(match[1] ?? "")
      .digest("base64"),
  );
}
