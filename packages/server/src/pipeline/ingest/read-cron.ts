import type { FastifyRequest } from "fastify";
import { exceedsJsonDepth, type JsonObject } from "../../protocol/index.ts";
import { readCheckIn } from "../../resources/monitors/index.ts";
import {
  findSender,
  type ReadContext,
  type ReadRequest,
  readBody,
  refuse,
  toRaw,
} from "./read-request.ts";

const NAMES = ["check_in_id", "status", "duration", "environment", "release"] as const;
const MAX_DEPTH = 20;

/**
 * Reads a check-in by plain HTTP: the monitor's slug in the path, what it says in the query or in a
 * JSON body, whose word stands. Becomes the same item that SDKs send in envelopes.
 */
export async function readCronRequest(
  context: ReadContext,
  request: FastifyRequest,
): Promise<ReadRequest> {
  const sender = await findSender(context, request, null);
  if (!sender.ok) return sender;
  const { organizationId, projectId, rules } = sender;
  const body = await readBody(context, request);
  if (!body.ok) return refuse({ ...body, projectId });
  const sent = parse(body.bytes);
  if (!sent) return refuse({ status: 400, detail: "the body is not a JSON object", projectId });
  const { slug } = request.params as { slug: string };
  const checkIn: JsonObject = { ...fromQuery(request), ...sent, monitor_slug: slug };
  const payload = Buffer.from(JSON.stringify(checkIn));
  try {
    readCheckIn(checkIn, { organizationId, projectId, receivedAt: context.now() });
  } catch {
    const detail = "a check-in needs a status: in_progress, ok or error";
    return refuse({ status: 400, detail, projectId });
  }
  const part = { type: "check_in", header: {}, eventId: null, payload, sentAt: null };
  const item = toRaw(context, request, sender, part);
  return {
    ok: true,
    eventId: null,
    submission: { event: null, rules, items: [item], counts: [] },
  };
}

function fromQuery(request: FastifyRequest): JsonObject {
  const query = request.query as { [name: string]: unknown };
  const sent: JsonObject = {};
  for (const name of NAMES) {
    const value = query[name];
    if (typeof value !== "string" || value === "") continue;
    sent[name] = name === "duration" ? Number(value) : value;
  }
  return sent;
}

/** An empty body says nothing, which is fine. */
function parse(bytes: Buffer): JsonObject | undefined {
  if (bytes.length === 0) return {};
  if (exceedsJsonDepth(bytes, MAX_DEPTH)) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
