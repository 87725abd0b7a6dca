import Fastify, { type FastifyInstance } from "fastify";
import type { OpenApiDocument } from "@vedette/contract";
import { uuid4Hex, type Logger } from "../kit/index.ts";
import { answerBrokenRequest, answerErrors } from "./answer-errors.ts";
import type { Implemented } from "../routing/index.ts";
import { mountRoutes } from "./mount-routes.ts";
import type {
  AnswerBadge,
  AuthHandler,
  Directory,
  HealthReport,
  Metrics,
  MountIngest,
} from "./ports.ts";
import { readForms } from "./read-forms.ts";
import { readOnlyJson } from "./read-json.ts";
import { refuseOtherMethods } from "./refuse-methods.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { serveAuth } from "./serve-auth.ts";
import { serveBadges } from "./serve-badges.ts";
import { type AnswerUnsubscribe, serveUnsubscribe } from "./serve-unsubscribe.ts";
import { type CatchRequest, serveCatchAll } from "./serve-catch-all.ts";
import { serveDocs } from "./serve-docs.ts";
import { servePages } from "./serve-pages.ts";
import { serveStatus } from "./serve-status.ts";

export interface HttpServerOptions {
  log: Logger;
  routes: readonly Implemented[];
  directory: Directory;
  health: () => Promise<HealthReport>;
  metrics: Metrics | null;
  /** Served at `/api/openapi.json` and readable at `/api/docs/`; null for neither. */
  openApi: (() => OpenApiDocument) | null;
  /** Folder of the built web interface. */
  webRoot: string | null;
  authHandler: AuthHandler | null;
  /** Serves badges to everybody; without it there are none. */
  answerBadge?: AnswerBadge | undefined;
  /** Records what is sent to people's own addresses; without it there are none. */
  catchRequest?: CatchRequest | undefined;
  /** Undefined serves no page for links in mails. */
  answerUnsubscribe?: AnswerUnsubscribe | undefined;
  ingest: MountIngest | null;
  /** How people reach us, e.g. `https://errors.acme.example`, without a last slash. */
  baseUrl: string;
  /** Whose `X-Forwarded-*` is believed: nobody's, everybody's, or these addresses'. */
  trustProxy: boolean | string | string[];
}

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;
/** Longer than any id, slug or version that the routes accept. */
const PARAMETER_LIMIT = 700;

/** Builds the whole HTTP side, ready to listen. The caller listens, and closes. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: options.trustProxy,
    genReqId: uuid4Hex,
    requestIdHeader: false,
    frameworkErrors: answerBrokenRequest,
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
  });
  server.setErrorHandler(answerErrors(options.log));
  server.addHook("onRequest", (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header("x-request-id", request.id);
    done();
  });
  endConnectionsOnClose(server);
  readOnlyJson(server);
  readForms(server);
  serveStatus(server, options.health, options.metrics);
  mountRoutes(server, options);
  refuseOtherMethods(server, options.routes);
  if (options.answerBadge) serveBadges(server, options.answerBadge);
  if (options.answerUnsubscribe) await serveUnsubscribe(server, options.answerUnsubscribe);
  if (options.catchRequest) await serveCatchAll(server, options.catchRequest);
  if (options.openApi !== null) serveDocs(server, options.openApi);
  if (options.authHandler !== null) await serveAuth(server, options.authHandler, options.baseUrl);
  if (options.ingest !== null) await server.register(options.ingest);
  await servePages(server, options.webRoot);
  return server;
}

/**
 * What is answered while the server closes is the last on its connection: a client that keeps
 * connections alive would otherwise hold the server open until it lets go of them.
 */
function endConnectionsOnClose(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook("preClose", async () => void (isClosing = true));
  server.addHook("onSend", (_request, reply, _payload, done) => {
    if (isClosing) reply.header("connection", "close");
    done();
  });
}
