import type { Readable } from "node:stream";
import type {
  Role,
  Route,
  RouteAnswer,
  RouteBody,
  RouteParams,
  RouteQuery,
  Scope,
} from "@vedette/contract";
import type { AnonymousActor, Caller, Membership, UserActor } from "../access/index.ts";
import type { PageLink } from "../protocol/index.ts";

export interface OrganizationReference {
  id: number;
  slug: string;
}

/** The organization a call is about, once the caller was found to belong there. */
export interface CurrentOrganization extends OrganizationReference {
  /** Null for a caller that is not a person. */
  role: Role | null;
  /** What the caller may do there. */
  scopes: ReadonlySet<Scope>;
}

/** What every handler is given. The route's access rule has already been checked. */
export interface RouteContext<R extends Route> {
  actor: CallerOf<R>;
  /** There for routes whose path has `{organization}`. */
  organization: R["path"] extends `${string}{organization}${string}`
    ? CurrentOrganization
    : undefined;
  params: RouteParams<R>;
  query: RouteQuery<R>;
  body: RouteBody<R>;
  request: RequestFacts;
  /**
   * For routes without `{organization}`: enters the organization of what was loaded. Refuses as
   * if its path had named it: 404 to strangers, 403 without one of the scopes (the route's own,
   * unless others are given).
   */
  enterOrganization: (
    organization: number | string,
    anyOf?: readonly Scope[],
  ) => Promise<CurrentOrganization>;
  /** How the caller stands to an organization; refuses nothing. */
  membershipIn: (organizationId: number) => Promise<Membership>;
}

export interface RequestFacts {
  id: string;
  ip: string;
  /** The `Origin` header. */
  origin: string | null;
  /** The `Authorization` header, for routes that read it themselves (`ownCredentials`). */
  authorization: string | null;
  /** The project of the DSN that let the call in, on routes that one is enough for. */
  projectIdOfKey: number | null;
  /** The sentry whose own token let the call in, on routes that one is enough for. */
  sentryIdOfToken: number | null;
  /** The `Last-Event-ID` header, of who comes back to a stream. */
  lastEventId: string | null;
}

/** What a handler returns. With `page` the answer gets a `Link` header. */
export type HandlerAnswer<R extends Route> =
  | (RouteAnswer<R> & {
      headers?: { [name: string]: string };
      page?: { previous: PageLink; next: PageLink };
      file?: never;
      stream?: never;
    })
  | FileAnswer
  | StreamAnswer;

/**
 * Bytes that somebody else sent us, to be saved: never shown by a browser as part of this site,
 * except a picture, which is a PNG we have read ourselves and whose address is never another's.
 */
export interface FileAnswer {
  status: 200;
  file: { name: string; bytes: Uint8Array; isPicture?: boolean };
  body?: never;
  stream?: never;
}

/** Server-sent events (`text/event-stream`), already written, until the stream ends. */
export interface StreamAnswer {
  status: 200;
  stream: Readable;
  body?: never;
  file?: never;
}

/** A route with what it does. */
export interface Implemented {
  readonly route: Route;
  handle(context: RouteContext<Route>): Promise<HandlerAnswer<Route>>;
}

/** Joins a route of the contract with its handler, both sides typed from the route. */
export function implement<R extends Route>(
  route: R,
  handler: (context: RouteContext<R>) => Promise<HandlerAnswer<R>>,
): Implemented {
  // The mount parses params, query and body by this very route before it calls.
  return { route, handle: handler as unknown as Implemented["handle"] };
}

type CallerOf<R extends Route> = R["access"]["kind"] extends "public"
  ? Caller
  : R["access"]["kind"] extends "session" | "instance-admin"
    ? UserActor
    : Exclude<Caller, AnonymousActor>;
