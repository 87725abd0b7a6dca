import * as z from "zod";
import type { AuditEvent } from "./audit-events.ts";
import type { Scope } from "./scopes.ts";

/** Any schema. The core type, because the fluent class makes checking many routes slow. */
export type Schema = z.core.$ZodType;

/**
 * Who may call a route.
 * `signed-in`: any caller we know. `session`: a person in a browser, never a token.
 * `scopes`: one of them, within the organization the route is about.
 */
export type Access =
  | {
      readonly kind: "public";
      /** The route itself reads the `Authorization` header, which holds no token of ours. */
      readonly ownCredentials?: boolean;
    }
  | { readonly kind: "signed-in" }
  | { readonly kind: "session" }
  | {
      readonly kind: "scopes";
      readonly anyOf: readonly Scope[];
      /** Also who sends a DSN of the project that the path names (`Authorization: DSN …`). */
      readonly orProjectKey?: boolean;
      /** Also who sends the own token of the sentry that the path names. */
      readonly orSentryToken?: boolean;
    }
  | { readonly kind: "instance-admin" };

/** What the route leaves in the audit log, or the reason why it leaves nothing. */
export type AuditDecision = AuditEvent | readonly AuditEvent[] | { readonly none: string };

/** The statuses a route may declare; refusals are not declared, they are problems. */
export type SuccessStatus = 200 | 201 | 202 | 204 | 208;

interface RouteBase {
  /** Operation id, `resource.verb`: unique among all routes. */
  readonly id: string;
  /** Begins and ends with `/`; parameters are `{name}` and fill one whole segment. */
  readonly path: string;
  /** Other paths that answer the same. One without `{organization}` finds it by its issue. */
  readonly alias?: readonly string[];
  readonly summary: string;
  readonly access: Access;
  /** An object schema whose keys are the parameters of `path`. */
  readonly params: Schema;
  readonly query?: Schema;
  readonly responses: { readonly [S in SuccessStatus]?: Schema };
}

/** A route that only looks. */
export interface ReadingRoute extends RouteBase {
  readonly method: "GET";
  /** Answers with server-sent events until either side ends it; the reply is the data of one. */
  readonly streams?: true;
  readonly audit?: never;
  readonly body?: never;
  readonly acceptsForm?: never;
}

/** A route that changes something, and therefore says what the audit log keeps of it. */
export interface ChangingRoute extends RouteBase {
  readonly method: "POST" | "PUT" | "DELETE";
  readonly streams?: never;
  readonly audit: AuditDecision;
  readonly body?: Schema;
  /** The body may also be a form, as curl and Postman send it: its fields are texts. */
  readonly acceptsForm?: boolean;
}

/** One operation of the HTTP interface as a value. Handlers, client and documents derive from it. */
export type Route = ReadingRoute | ChangingRoute;

/** The reply schema of an answer without a body (204, 202). */
export const noBody = z.undefined();

/** The params of a route whose path has none. */
export const noParams = z.object({});

/** Declares a route; gives it back frozen with its literal types kept. */
export function defineRoute<const R extends Route>(route: R): Readonly<R> {
  Object.freeze(route.access);
  Object.freeze(route.responses);
  if (route.alias !== undefined) Object.freeze(route.alias);
  return Object.freeze(route);
}

/** What the handler sees, after parsing. */
export type RouteParams<R extends Route> = z.output<R["params"]>;
/** What the caller gives. */
export type RouteParamsInput<R extends Route> = z.input<R["params"]>;

export type RouteQuery<R extends Route> = R extends { readonly query: infer Q extends Schema }
  ? z.output<Q>
  : undefined;
export type RouteQueryInput<R extends Route> = R extends { readonly query: infer Q extends Schema }
  ? z.input<Q>
  : undefined;

export type RouteBody<R extends Route> = R extends { readonly body: infer B extends Schema }
  ? z.output<B>
  : undefined;
export type RouteBodyInput<R extends Route> = R extends { readonly body: infer B extends Schema }
  ? z.input<B>
  : undefined;

/** What the caller receives: one member for each declared status. */
export type RouteReply<R extends Route> = {
  [S in keyof R["responses"] & SuccessStatus]: {
    status: S;
    body: R["responses"][S] extends Schema ? z.output<R["responses"][S]> : never;
  };
}[keyof R["responses"] & SuccessStatus];

/** What the handler returns: the same, before the reply check strips what is not declared. */
export type RouteAnswer<R extends Route> = {
  [S in keyof R["responses"] & SuccessStatus]: R["responses"][S] extends typeof noBody
    ? { status: S; body?: undefined }
    : {
        status: S;
        body: R["responses"][S] extends Schema ? z.input<R["responses"][S]> : never;
      };
}[keyof R["responses"] & SuccessStatus];

/** The names of the parameters in a path, in order: `/a/{b}/{c}/` gives `["b", "c"]`. */
export function pathParameters(path: string): string[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? "");
}
