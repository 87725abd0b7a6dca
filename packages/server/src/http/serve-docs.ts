import { createHash } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import type { OpenApiDocument } from "@vedette/contract";
import { contentSecurityPolicy } from "./security-headers.ts";

const DOCUMENT = "/api/openapi.json";
const PAGE = "/api/docs";

/**
 * Serves the OpenAPI document and a page to read it with. Document, page and the 3 MB of script it
 * needs are made when they are first asked for: most processes never show them. The script comes
 * from the installed package; everything in it that would call elsewhere is off, and its policy
 * forbids it.
 */
export function serveDocs(server: FastifyInstance, describe: () => OpenApiDocument): void {
  let text: string | undefined;
  server.get(DOCUMENT, async (_request, reply) => {
    text ??= JSON.stringify(describe());
    return reply
      .header("cache-control", "no-cache")
      .type("application/json; charset=utf-8")
      .send(text);
  });
  let reader: Promise<FastifyInstance> | undefined;
  server.addHook("onClose", async () => await (await reader)?.close());
  for (const url of [PAGE, `${PAGE}/*`]) {
    server.get(url, async (request, reply) => {
      reader ??= createReader(describe().info.title);
      const { statusCode, headers, rawPayload } = await (await reader).inject(request.url);
      const type = String(headers["content-type"]);
      if (type.startsWith("text/html")) {
        const scripts = inlineScriptHashes(rawPayload.toString("utf8"));
        const policy = contentSecurityPolicy({ scripts });
        reply.header("content-security-policy", policy);
      }
      const isScript = request.url.endsWith(".js");
      return reply
        .code(statusCode)
        .headers(headers.location ? { location: headers.location } : {})
        .header("cache-control", isScript ? "public, max-age=3600" : "no-cache")
        .type(type)
        .send(rawPayload);
    });
  }
}

/** A server of its own that never listens: the package serves its files through it. */
async function createReader(title: string): Promise<FastifyInstance> {
  const { default: scalar } = await import("@scalar/fastify-api-reference");
  const reader = Fastify({ logger: false });
  await reader.register(scalar, {
    routePrefix: PAGE,
    configuration: {
      url: DOCUMENT,
      pageTitle: title,
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: "never",
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  return reader;
}

function inlineScriptHashes(html: string): string[] {
  return Array.from(html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g), (match) =>
    createHash("sha256")
      .update(match[1] ?? "")
      .digest("base64"),
  );
}
