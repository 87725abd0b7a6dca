import type { FastifyReply } from "fastify";
import { formatRateLimits, formatRetryAfter, type RateLimit } from "../../protocol/index.ts";

/** What browsers must be told so that SDKs on other origins can send and read our limits. */
export const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-sentry-error, x-sentry-rate-limits, retry-after",
} as const;

export const preflightHeaders = {
  ...corsHeaders,
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers":
    "x-sentry-auth, x-requested-with, x-forwarded-for, origin, referer, accept, content-type, authentication, authorization, content-encoding, transfer-encoding",
  "access-control-max-age": "3600",
} as const;

/** What is wrong with a request, as the SDK is told. */
export interface Refusal {
  status: number;
  detail: string;
  causes?: string[];
  /** Where the key is known: which project counts it. */
  projectId?: number;
  /** What it counts as there; left out: invalid. */
  counted?: { outcome: "filtered" | "invalid"; reason: string };
}

/** Refuses with the wire's words. The reason is a header too: SDKs print it in their debug log. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(refusal.status)
    .header("x-sentry-error", refusal.detail.replaceAll(/[^\x20-\x7e]/g, "?"))
    .send({ detail: refusal.detail, ...(refusal.causes ? { causes: refusal.causes } : {}) });
}

/** 429 because too much is waiting here. */
export function sendQueueFull(reply: FastifyReply): FastifyReply {
  return sendLimited(
    reply,
    [{ seconds: 5, categories: [], scope: "organization", reason: "queue_full" }],
    "The server has more events waiting than it may keep; send again in a few seconds.",
  );
}

/** 429 with both headers: without them an SDK goes silent for a minute. */
export function sendLimited(
  reply: FastifyReply,
  limits: readonly RateLimit[],
  detail: string,
): FastifyReply {
  return reply
    .code(429)
    .header("retry-after", formatRetryAfter(limits))
    .header("x-sentry-rate-limits", formatRateLimits(limits))
    .send({ detail });
}
