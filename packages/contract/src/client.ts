import { ApiError } from "./api-error.ts";
import { parseLinkHeader } from "./link-header.ts";
import type {
  Route,
  RouteBodyInput,
  RouteParamsInput,
  RouteQueryInput,
  RouteReply,
} from "./route.ts";

export interface ClientOptions {
  /** Scheme and host without a path, e.g. `https://errors.acme.example`; empty in a browser. */
  baseUrl: string;
  fetch?: typeof globalThis.fetch;
  /** Sent with every call, e.g. `{ authorization: "Bearer …" }`. */
  headers?: Readonly<Record<string, string>>;
}

/** What a call of this route needs; parts the route has nothing for may be left out. */
export type CallInput<R extends Route> = Part<"params", RouteParamsInput<R>> &
  Part<"query", RouteQueryInput<R>> &
  Part<"body", RouteBodyInput<R>> & { signal?: AbortSignal };

/** The answer, with the cursors of the neighbouring pages where there are any. */
export type CallResult<R extends Route> = RouteReply<R> & {
  headers: Headers;
  next?: string;
  previous?: string;
};

export interface Client {
  /**
   * Calls one route. Gives its answer; throws `ApiError` when the server refuses, and whatever
   * `fetch` throws when there is no answer at all.
   */
  call<R extends Route>(route: R, ...input: CallArguments<R>): Promise<CallResult<R>>;
}

/** A typed client of the HTTP interface, for browsers, Node and tests. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const base = options.baseUrl.replace(/\/+$/, "");
  return {
    async call<R extends Route>(route: R, ...[input]: CallArguments<R>): Promise<CallResult<R>> {
      const given: LooseInput = input ?? {};
      const response = await send(base + toPath(route.path, given.params) + toQuery(given.query), {
        method: route.method,
        headers: {
          accept: "application/json",
          ...(given.body === undefined ? {} : { "content-type": "application/json" }),
          ...options.headers,
        },
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
        ...(given.signal === undefined ? {} : { signal: given.signal }),
      });
      const body = await readBody(response);
      if (!response.ok) throw new ApiError(response.status, body, response.headers);
      return {
        status: response.status,
        body,
        headers: response.headers,
        ...parseLinkHeader(response.headers.get("link")),
      } as CallResult<R>;
    },
  };
}

/** Assignable to whatever has no required key. */
type Nothing = Record<string, never>;

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [K in Name]?: undefined }
  : undefined extends Value
    ? { [K in Name]?: Value }
    : Nothing extends Value
      ? { [K in Name]?: Value }
      : { [K in Name]: Value };

type CallArguments<R extends Route> =
  Nothing extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

interface LooseInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  signal?: AbortSignal;
}

function toPath(path: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}));
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = values.get(name);
    if (typeof value !== "string" || value === "") throw new TypeError(`${name} is not given`);
    return encodeURIComponent(value);
  });
}

function toQuery(query: unknown): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) pairs.append(name, String(one));
    }
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
