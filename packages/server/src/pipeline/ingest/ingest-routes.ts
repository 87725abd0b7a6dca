import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { corsHeaders, preflightHeaders, sendQueueFull, sendRefusal } from "./answer.ts";
import {
  type ReadContext,
  type ReadRequest,
  readEnvelopeRequest,
  readStoreRequest,
} from "./read-request.ts";
import type { PipelineClient } from "./submission.ts";

export interface IngestOptions extends ReadContext {
  pipeline: PipelineClient;
  /** Told once per request what became of it: stored, duplicate, poisoned, counted, refused, queue_full. */
  onAnswered: (outcome: string) => void;
}

type Reader = (context: ReadContext, request: FastifyRequest) => Promise<ReadRequest>;

/**
 * The endpoints SDKs send to (docs/wire.md): envelope and store, with and without the last slash.
 * They ignore the request's content type, answer any origin, and say 200 only after the commit.
 */
export function ingestRoutes(options: IngestOptions): (server: FastifyInstance) => Promise<void> {
  return async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: options.limits.maxEnvelopeBytes },
      (_request, body, done) => done(null, body),
    );
    server.addHook("onRequest", async (_request, reply) => void reply.headers(corsHeaders));
    server.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
      // A body that is too long or ends early is the sender's matter; anything else is ours.
      if (error.statusCode === undefined || error.statusCode >= 500) throw error;
      return sendRefusal(reply, { status: error.statusCode, detail: error.message });
    });
    mount(server, "/api/:projectId/envelope", readEnvelopeRequest, options);
    mount(server, "/api/:projectId/store", readStoreRequest, options);
    mount(server, "/api/store", readStoreRequest, options);
  };
}

function mount(server: FastifyInstance, path: string, read: Reader, options: IngestOptions): void {
  for (const url of [path, `${path}/`]) {
    server.options(url, async (_request, reply) =>
      reply.code(200).headers(preflightHeaders).send(),
    );
    server.post(
      url,
      async (request, reply) => await answer(options, reply, await read(options, request)),
    );
  }
}

async function answer(
  options: IngestOptions,
  reply: FastifyReply,
  read: ReadRequest,
): Promise<FastifyReply> {
  if (!read.ok) {
    options.onAnswered("refused");
    countRefusal(options, read.refusal);
    return sendRefusal(reply, read.refusal);
  }
  const { eventId, submission } = read;
  if (!submission.event && submission.counts.length === 0)
    return reply.send(eventId ? { id: eventId } : {});
  const taken = options.pipeline.submit(submission);
  if (!taken) {
    options.onAnswered("queue_full");
    return sendQueueFull(reply);
  }
  const outcome = await taken;
  options.onAnswered(outcome === "counted" ? "counted" : outcome.kind);
  if (outcome !== "counted" && outcome.kind === "poisoned" && outcome.fault === "sender") {
    return sendRefusal(reply, {
      status: 400,
      detail: "invalid event payload",
      causes: [outcome.reason],
    });
  }
  return reply.send(eventId ? { id: eventId } : {});
}

/** A refusal with a known project shows in its counters; the sender does not wait for that. */
function countRefusal(
  options: IngestOptions,
  refusal: { projectId?: number; status: number },
): void {
  if (refusal.projectId === undefined) return;
  const reason = refusal.status === 413 ? "too_large" : "malformed";
  const counted = options.pipeline.submit({
    event: null,
    rules: "{}",
    counts: [
      { projectId: refusal.projectId, category: "error", outcome: "invalid", reason, quantity: 1 },
    ],
  });
  // A batch that fails is in the log already; nobody waits for this part of it.
  counted?.catch(() => undefined);
}
