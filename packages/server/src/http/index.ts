/** The HTTP door: mounts the contract, lets callers in, turns what is thrown into answers. */
export { createHttpServer, type HttpServerOptions } from "./create-http-server.ts";
export {
  implement,
  type CurrentOrganization,
  type HandlerAnswer,
  type Implemented,
  type RequestFacts,
  type RouteContext,
} from "./implement.ts";
export type {
  Answered,
  AuthHandler,
  Caller,
  Credentials,
  Directory,
  HealthReport,
  Metrics,
  MountIngest,
  OrganizationReference,
} from "./ports.ts";
