import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Route } from "@vedette/contract";
import { formatLinkHeader } from "../protocol/index.ts";
import { checkReply } from "./check-reply.ts";
import { enter, enterOrganization, findMembership, scopesFor, type Entered } from "./enter.ts";
import type {
  FileAnswer,
  HandlerAnswer,
  Implemented,
  RouteContext,
  StreamAnswer,
} from "../routing/index.ts";
import { parseBody, parseRequestPart } from "./parse-request.ts";
import type { Directory } from "./ports.ts";
import { refuseNulInUrl } from "./refuse-nul.ts";

export interface MountOptions {
  routes: readonly Implemented[];
  directory: Directory;
  /** Without a last slash. */
  baseUrl: string;
}

/**
 * Mounts routes of the contract at their paths and aliases, each with and without the last slash.
 * Nobody is let to send a body before it is known that they may.
 */
export function mountRoutes(server: FastifyInstance, options: MountOptions): void {
  const entered = new WeakMap<FastifyRequest, Entered>();
  for (const implemented of options.routes) {
    for (const url of urlsOf(implemented.route)) {
      server.route({
        method: implemented.route.method,
        url,
        config: { acceptsForm: implemented.route.acceptsForm === true },
        onRequest: async (request) => {
          refuseNulInUrl(request.originalUrl);
          const { directory, baseUrl } = options;
          entered.set(request, await enter(directory, implemented.route, request, baseUrl));
        },
        handler: async (request, reply) => {
          const call = entered.get(request);
          if (call === undefined) throw new Error(`${url} was not entered`);
          const context = toContext(options.directory, implemented.route, request, call);
          return send(
            options,
            implemented.route,
            request,
            reply,
            await implemented.handle(context),
          );
        },
      });
    }
  }
}

/** Every path of a route as the router writes it, with and without the last slash. */
export function urlsOf(route: Route): string[] {
  return [route.path, ...(route.alias ?? [])]
    .map((path) => path.replace(/\{(\w+)\}/g, ":$1"))
    .flatMap((url) => [url, url.slice(0, -1)]);
}

function toContext(
  directory: Directory,
  route: Route,
  request: FastifyRequest,
  { actor, organization, projectIdOfKey, sentryIdOfToken }: Entered,
): RouteContext<Route> {
  const given = request.params as { [name: string]: string };
  const params = organization === undefined ? given : { organization: organization.slug, ...given };
  const context = {
    actor,
    organization,
    params: parseRequestPart(route.params, params),
    query: route.query === undefined ? undefined : parseRequestPart(route.query, request.query),
    body: parseBody(route.body, request.body),
    request: {
      id: request.id,
      ip: request.ip,
      origin: request.headers.origin ?? null,
      authorization: request.headers.authorization ?? null,
      projectIdOfKey: projectIdOfKey ?? null,
      sentryIdOfToken: sentryIdOfToken ?? null,
      lastEventId: headerText(request, "last-event-id"),
    },
    enterOrganization: (
      other: number | string,
      anyOf: Parameters<typeof enterOrganization>[3] = scopesFor(route),
    ) => enterOrganization(directory, actor, other, anyOf),
    membershipIn: (organizationId: number) => findMembership(directory, actor, organizationId),
  };
  return context as RouteContext<Route>;
}

async function send(
  options: MountOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: HandlerAnswer<Route>,
): Promise<FastifyReply> {
  if (answer.file?.isPicture) return sendPicture(reply, answer.file);
  if (answer.file !== undefined) return sendFile(reply, answer.file);
  if (answer.stream !== undefined) return sendStream(reply, answer.stream);
  const body = checkReply(route, answer.status, answer.body);
  reply.code(answer.status).header("cache-control", "private, no-store");
  if (answer.headers !== undefined) reply.headers(answer.headers);
  if (answer.page !== undefined) {
    const url = options.baseUrl + request.originalUrl;
    reply.header("link", formatLinkHeader({ url, ...answer.page }));
  }
  if (body === undefined) return reply.send();
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(body));
}

function headerText(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

/** Passed on as it is written: nothing between us and the reader may keep it back. */
function sendStream(reply: FastifyReply, stream: StreamAnswer["stream"]): FastifyReply {
  return reply
    .code(200)
    .header("cache-control", "private, no-store, no-transform")
    .header("x-accel-buffering", "no")
    .type("text/event-stream; charset=utf-8")
    .send(stream);
}

/** For pages and mails to show, and browsers to keep; as a page of its own it can do nothing. */
function sendPicture(reply: FastifyReply, { bytes }: FileAnswer["file"]): FastifyReply {
  return reply
    .code(200)
    .header("cache-control", "public, max-age=31536000, immutable")
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("x-content-type-options", "nosniff")
    .type("image/png")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** To be saved under its name, whatever it says it is. */
function sendFile(reply: FastifyReply, { name, bytes }: FileAnswer["file"]): FastifyReply {
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, escapeByte);
  return reply
    .code(200)
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename*=UTF-8''${encoded}`)
    .header("x-content-type-options", "nosniff")
    .type("application/octet-stream")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
