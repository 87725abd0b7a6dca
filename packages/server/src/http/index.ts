/** The HTTP door: mounts the contract, lets callers in, turns what is thrown into answers. */
export { createHttpServer, type HttpServerOptions } from "./create-http-server.ts";
export type {
  AnswerBadge,
  Answered,
  AuthHandler,
  Credentials,
  Directory,
  HealthReport,
  Metrics,
  MountIngest,
} from "./ports.ts";
