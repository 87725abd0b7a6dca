import type { FastifyRequest } from "fastify";
import { randomHex } from "../../kit/index.ts";
import type { JsonObject, RateLimit } from "../../protocol/index.ts";
import {
  findSender,
  type ReadContext,
  type ReadRequest,
  readBody,
  refuse,
  takeEvent,
  toRaw,
} from "./read-request.ts";
import { readSecurityReports } from "./security-reports.ts";
import type { ItemCount, Submission } from "./submission.ts";

/**
 * Reads what a browser reports by itself: the key in the query, beside `sentry_release` and
 * `sentry_environment`. Every report of a list makes an event, and so a request of its own.
 */
export async function readSecurityRequest(
  context: ReadContext,
  request: FastifyRequest,
): Promise<[ReadRequest, ...ReadRequest[]]> {
  const sender = await findSender(context, request, null);
  if (!sender.ok) return [sender];
  const { projectId, rules } = sender;
  const body = await readBody(context, request);
  if (!body.ok) return [refuse({ ...body, projectId })];
  if (body.bytes.length > context.limits.maxEventBytes) {
    const detail = `the report is larger than ${context.limits.maxEventBytes} bytes`;
    return [refuse({ status: 413, detail, projectId })];
  }
  const reports = readSecurityReports(body.bytes, request.headers["content-type"] ?? "");
  if (!reports.ok) return [refuse({ ...reports, projectId })];
  const take = (event: JsonObject): ReadRequest => {
    const counts: ItemCount[] = [];
    const limits: RateLimit[] = takeEvent(context, sender, counts);
    const eventId = randomHex(16);
    const payload = Buffer.from(JSON.stringify(toSentEvent(event, request)));
    const raw = { eventId, payload, sentAt: null };
    const submission: Submission = {
      event: limits.length === 0 ? toRaw(context, request, sender, raw) : null,
      rules,
      items: [],
      counts,
    };
    return { ok: true, eventId, submission, limits };
  };
  const [first, ...others] = reports.events.map(take);
  const counts: ItemCount[] =
    reports.unknown === 0
      ? []
      : [
          {
            projectId,
            category: "security",
            outcome: "dropped",
            reason: "not_kept",
            quantity: reports.unknown,
          },
        ];
  const besides: ReadRequest = {
    ok: true,
    eventId: null,
    submission: { event: null, rules, items: [], counts },
  };
  if (!first) return [besides];
  return counts.length > 0 ? [first, ...others, besides] : [first, ...others];
}

function toSentEvent(event: JsonObject, request: FastifyRequest): JsonObject {
  const query = request.query as { [name: string]: unknown };
  const { sentry_release: release, sentry_environment: environment } = query;
  const userAgent = request.headers["user-agent"];
  const { url, headers = [] } = event["request"] as { url?: string; headers?: string[][] };
  return {
    ...event,
    platform: "javascript",
    user: { ip_address: "{{auto}}" },
    request: {
      ...(url !== undefined && { url }),
      headers: userAgent === undefined ? headers : [["User-Agent", userAgent], ...headers],
    },
    ...(typeof release === "string" && { release }),
    ...(typeof environment === "string" && { environment }),
  };
}
