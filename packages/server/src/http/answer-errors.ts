import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "@vedette/contract/problems";
import type { Logger } from "../kit/index.ts";

/**
 * The one place where what was thrown becomes an answer. A `Problem` says itself how; what the
 * server library refuses is put into the same shapes; everything else is our fault: logged once,
 * with its cause, and answered with nothing but the request id.
 */
export function answerErrors(log: Logger) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = error instanceof Problem ? error : refusalByLibrary(error);
    if (problem !== undefined && !isOurFault(problem)) return sendProblem(reply, problem);
    log.error(
      {
        err: error,
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
      },
      "A request failed",
    );
    return sendJson(reply.code(problem?.status ?? 500).headers(problem?.headers ?? {}), {
      detail: problem?.status === 503 ? problem.message : "Internal error",
      requestId: request.id,
    });
  };
}

/** What a program elsewhere answered is no fault of ours, whatever its status. */
function isOurFault({ code, status }: Problem): boolean {
  return status >= 500 && code !== "integration-failed";
}

/** Answers a refusal. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return sendJson(reply.code(problem.status).headers(problem.headers), problem.body);
}

/** The same for requests so broken that no route was looked for. */
export function answerBrokenRequest(
  _error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  void sendProblem(reply, new Problem("bad-request"));
}

function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply
    .header("cache-control", "private, no-store")
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(body));
}

function refusalByLibrary(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, statusCode } = error as Partial<FastifyError>;
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Problem("payload-too-large", { cause: error });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Problem("unsupported-media-type", { cause: error });
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return new Problem("malformed-body", { cause: error });
    default:
      if (statusCode === 404) return new Problem("not-found", { cause: error });
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? new Problem("bad-request", { cause: error })
        : undefined;
  }
}
