import type { FastifyRequest } from "fastify";
import { randomHex } from "../../kit/index.ts";
import { decodeStoreBody } from "../../protocol/index.ts";
import {
  findSender,
  ownEventId,
  type ReadContext,
  type ReadRequest,
  readBody,
  refuse,
  type Sender,
  takeEvent,
  toRaw,
} from "./read-request.ts";
import type { ItemCount } from "./submission.ts";

/** Reads a store request: one event, plain or base64, compressed or not, as old SDKs send it. */
export async function readStoreRequest(
  context: ReadContext,
  request: FastifyRequest,
): Promise<ReadRequest> {
  const sender = await findSender(context, request, null);
  if (!sender.ok) return sender;
  const body = await readBody(context, request);
  if (!body.ok) return refuse({ ...body, projectId: sender.projectId });
  return takeStoreEvent(context, request, sender, body.bytes);
}

/** Reads the beacon of very old browser clients: the store body stands in the query. */
export async function readBeaconRequest(
  context: ReadContext,
  request: FastifyRequest,
): Promise<ReadRequest> {
  const sender = await findSender(context, request, null);
  if (!sender.ok) return sender;
  const { sentry_data: data } = request.query as { sentry_data?: unknown };
  if (typeof data !== "string" || data === "") {
    return refuse({
      status: 400,
      detail: "missing sentry_data",
      projectId: sender.projectId,
    });
  }
  // A plus sign that nobody escaped has become a blank on its way.
  const text = data.startsWith("{") ? data : data.replaceAll(" ", "+");
  return takeStoreEvent(context, request, sender, Buffer.from(text));
}

function takeStoreEvent(
  context: ReadContext,
  request: FastifyRequest,
  sender: Sender,
  bytes: Buffer,
): ReadRequest {
  const { projectId, rules } = sender;
  const store = decodeStoreBody(bytes, context.limits.maxEventBytes);
  if (!store.ok) {
    const status = store.reason === "too_large" ? 413 : 400;
    return refuse({ status, detail: store.detail, projectId });
  }
  const own = ownEventId(store.bytes);
  if (own === null) {
    const detail = "the event is not valid JSON or its id is no event id";
    return refuse({ status: 400, detail, projectId });
  }
  const eventId = own ?? randomHex(16);
  const counts: ItemCount[] = [];
  const limits = takeEvent(context, sender, counts);
  const part = { eventId, payload: store.bytes, sentAt: null };
  const event = limits.length > 0 ? null : toRaw(context, request, sender, part);
  return { ok: true, eventId, submission: { event, rules, items: [], counts }, limits };
}
