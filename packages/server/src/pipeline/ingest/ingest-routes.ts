import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  corsHeaders,
  preflightHeaders,
  type Refusal,
  sendLimited,
  sendQueueFull,
  sendRefusal,
} from "./answer.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { readEnvelopeRequest } from "./read-envelope.ts";
import { readCronRequest } from "./read-cron.ts";
import type { ReadContext, ReadRequest } from "./read-request.ts";
import { readSecurityRequest } from "./read-security.ts";
import { readBeaconRequest, readStoreRequest } from "./read-store.ts";
import type { PipelineClient } from "./submission.ts";

export interface IngestOptions extends Omit<ReadContext, "rateLimiter"> {
  pipeline: PipelineClient;
  /** Told once per request what became of it: stored, duplicate, poisoned, counted, refused, queue_full. */
  onAnswered: (outcome: string) => void;
}

interface Context extends IngestOptions, ReadContext {}

type Reader = (context: ReadContext, request: FastifyRequest) => Promise<ReadRequest>;

/**
 * The endpoints SDKs send to (docs/wire.md): envelope and store, with and without the last slash.
 * They ignore the request's content type, answer any origin, and say 200 only after the commit.
 */
export function ingestRoutes(options: IngestOptions): (server: FastifyInstance) => Promise<void> {
  const context: Context = { ...options, rateLimiter: new RateLimiter() };
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
    mount(server, "/api/:projectId/envelope", readEnvelopeRequest, context);
    mount(server, "/api/:projectId/store", readStoreRequest, context);
    mount(server, "/api/store", readStoreRequest, context);
    mountBeacon(server, context);
    mountSecurity(server, context);
    mountCron(server, context);
  };
}

function mount(server: FastifyInstance, path: string, read: Reader, context: Context): void {
  for (const url of [path, `${path}/`]) {
    server.options(url, async (_request, reply) =>
      reply.code(200).headers(preflightHeaders).send(),
    );
    server.post(
      url,
      async (request, reply) => await answer(context, reply, await read(context, request)),
    );
  }
}

/** A transparent image of one pixel. */
const pixel = Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

/** Clients that could not post loaded an image whose address held the event. */
function mountBeacon(server: FastifyInstance, context: Context): void {
  for (const url of ["/api/:projectId/store", "/api/:projectId/store/"]) {
    server.get(url, async (request, reply) => {
      await answer(context, reply, await readBeaconRequest(context, request), () =>
        reply.type("image/gif").send(pixel),
      );
    });
  }
}

/** Browsers want nothing back for the reports they make by themselves. */
function mountSecurity(server: FastifyInstance, context: Context): void {
  for (const name of ["security", "csp-report"]) {
    for (const url of [`/api/:projectId/${name}`, `/api/:projectId/${name}/`]) {
      server.options(url, async (_request, reply) =>
        reply.code(200).headers(preflightHeaders).send(),
      );
      server.post(url, async (request, reply) => {
        const [first, ...others] = await readSecurityRequest(context, request);
        await Promise.all(
          others.map(async (read) =>
            read.ok ? await context.pipeline.submit(read.submission) : null,
          ),
        );
        return await answer(context, reply, first, () => reply.code(200).send());
      });
    }
  }
}

/** Check-ins of jobs that can do no more than ask for an address. */
function mountCron(server: FastifyInstance, context: Context): void {
  for (const path of ["/api/:projectId/cron/:slug", "/api/:projectId/cron/:slug/:sentryKey"]) {
    for (const url of [path, `${path}/`]) {
      server.route({
        method: ["GET", "POST", "PUT"],
        url,
        handler: async (request, reply) =>
          await answer(context, reply, await readCronRequest(context, request), () =>
            reply.code(202).send({}),
          ),
      });
    }
  }
}

async function answer(
  options: IngestOptions,
  reply: FastifyReply,
  read: ReadRequest,
  accept = (eventId: string | null) => reply.send(eventId ? { id: eventId } : {}),
): Promise<FastifyReply> {
  if (!read.ok) {
    options.onAnswered("refused");
    countRefusal(options, read.refusal);
    return sendRefusal(reply, read.refusal);
  }
  const { eventId, submission, limits = [] } = read;
  if (!submission.event && submission.items.length + submission.counts.length === 0)
    return accept(eventId);
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
  return limits.length > 0
    ? sendLimited(
        reply,
        limits,
        "More events were sent than the key, its project or its organization may send.",
      )
    : accept(eventId);
}

/** A refusal with a known project shows in its counters; the sender does not wait for that. */
function countRefusal(options: IngestOptions, refusal: Refusal): void {
  const { projectId, status } = refusal;
  if (projectId === undefined) return;
  const counted = refusal.counted ?? {
    outcome: "invalid",
    reason: status === 413 ? "too_large" : "malformed",
  };
  const taken = options.pipeline.submit({
    event: null,
    rules: "{}",
    items: [],
    counts: [{ projectId, category: "error", ...counted, quantity: 1 }],
  });
  // A batch that fails is in the log already; nobody waits for this part of it.
  taken?.catch(() => undefined);
}
