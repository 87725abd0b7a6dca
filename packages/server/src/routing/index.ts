/** Joins a route of the contract with what it does; the types a handler is written against. */
export {
  implement,
  type CurrentOrganization,
  type FileAnswer,
  type HandlerAnswer,
  type Implemented,
  type OrganizationReference,
  type RequestFacts,
  type RouteContext,
  type StreamAnswer,
} from "./implement.ts";
