import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "@vedette/contract/problems";
import type { AnswerBadge } from "./ports.ts";

/** What a badge's address ends in after its uid. */
const FORMS = ["svg", "json", "shields.json", "frame", "embed.js"] as const;

/**
 * These are the only pages that others may frame. They load pictures and the style sheet of this
 * server, and run nothing.
 */
const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors *",
].join("; ");

const CACHING = "public, max-age=30";

/** Serves badges to whoever looks, on any site: no login, no cookie, no trace. */
export function serveBadges(server: FastifyInstance, answerBadge: AnswerBadge): void {
  server.get("/badges/frame.css", async (request, reply) =>
    send(request, reply, await answerBadge("style")),
  );
  server.get("/badges/:file", async (request, reply) => {
    const { file } = request.params as { file: string };
    const [, uid = "", form = ""] = /^([0-9a-f]{32})\.(svg|json)$/.exec(file) ?? [];
    return await answer(request, reply, uid, form);
  });
  server.get("/badges/:uid/:form", async (request, reply) => {
    const { uid, form } = request.params as { uid: string; form: string };
    return await answer(request, reply, /^[0-9a-f]{32}$/.test(uid) ? uid : "", form);
  });

  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    uid: string,
    text: string,
  ) => {
    const form = FORMS.find((one) => one === text);
    if (uid === "" || form === undefined) throw new Problem("not-found");
    const { style } = request.query as { style?: unknown };
    const wanted = { uid, form, style: typeof style === "string" ? style : undefined };
    return send(request, reply, await answerBadge(wanted));
  };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  badge: Awaited<ReturnType<AnswerBadge>>,
): FastifyReply {
  if (badge === undefined) throw new Problem("not-found");
  const etag = `"${createHash("sha256").update(badge.body).digest("base64url").slice(0, 22)}"`;
  reply.headers({
    etag,
    "cache-control": CACHING,
    "content-security-policy": POLICY,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  });
  const known = request.headers["if-none-match"]?.split(",") ?? [];
  const isKnown = known.some((one) => one.trim().replace(/^W\//, "") === etag);
  return isKnown ? reply.code(304).send() : reply.type(badge.type).send(badge.body);
}
