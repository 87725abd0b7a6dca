import type { FastifyRequest } from "fastify";
import type { Route, Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { SCOPES } from "@vedette/contract/scopes";
import { requireAccess, requireCaller, scopesOf, type Membership } from "../access/index.ts";
import { sha256Hex } from "../kit/index.ts";
import type { CurrentOrganization } from "../routing/index.ts";
import type { Caller } from "../access/index.ts";
import type { Directory, FoundOrganization } from "./ports.ts";
import { requireSameOrigin } from "./same-origin.ts";

/** A call that was let in: who it is, and where. */
export interface Entered {
  actor: Caller;
  organization: CurrentOrganization | undefined;
  projectIdOfKey?: number;
  sentryIdOfToken?: number;
}

/**
 * Lets a call in, before its body is read: finds the caller, guards sessions against other sites,
 * checks the route's rule, and for a route about an organization that the caller belongs there.
 */
export async function enter(
  directory: Directory,
  route: Route,
  request: FastifyRequest,
  baseUrl: string,
): Promise<Entered> {
  const byKey =
    (await enterByKey(directory, route, request)) ??
    (await enterBySentryToken(directory, route, request));
  if (byKey !== undefined) return byKey;
  if (route.access.kind === "public" && route.access.ownCredentials === true) {
    return { actor: { kind: "anonymous" }, organization: undefined };
  }
  const actor = await directory.findActor({ headers: request.headers, ip: request.ip });
  if (actor.kind === "user" && actor.via.kind === "session") requireSameOrigin(request, baseUrl);
  requireCaller(actor, route.access);
  if (!route.path.includes("{organization}")) return { actor, organization: undefined };
  const found = await findNamed(directory, request.params as { [name: string]: string });
  return { actor, organization: await admit(directory, actor, found, scopesFor(route)) };
}

/** A DSN lets in where a route says so, and to its own organization; it gives no scopes there. */
async function enterByKey(
  directory: Directory,
  route: Route,
  request: FastifyRequest,
): Promise<Entered | undefined> {
  const { authorization } = request.headers;
  if (route.access.kind !== "scopes" || !route.access.orProjectKey) return undefined;
  if (authorization === undefined || !/^dsn /i.test(authorization)) return undefined;
  const key = await directory.findProjectOfDsn(authorization);
  if (key === undefined) throw new Problem("invalid-token");
  const found = await findNamed(directory, request.params as { [name: string]: string });
  if (found?.id !== key.organizationId) throw new Problem("not-found");
  const { id, slug } = found;
  const organization = { id, slug, role: null, scopes: new Set<Scope>() };
  return { actor: { kind: "anonymous" }, organization, projectIdOfKey: key.projectId };
}

/** A sentry's own token lets in where a route says so; the handler sees which sentry it is of. */
async function enterBySentryToken(
  directory: Directory,
  route: Route,
  request: FastifyRequest,
): Promise<Entered | undefined> {
  if (route.access.kind !== "scopes" || !route.access.orSentryToken) return undefined;
  const value = /^bearer +(vst_[0-9a-f]+) *$/i.exec(request.headers.authorization ?? "")?.[1];
  if (value === undefined) return undefined;
  const found = await directory.findSentryOfToken(sha256Hex(value));
  if (found === undefined) throw new Problem("invalid-token");
  const { sentryId } = found;
  return { actor: { kind: "anonymous" }, organization: undefined, sentryIdOfToken: sentryId };
}

/** Admits a caller to an organization by id or slug, or refuses. */
export async function enterOrganization(
  directory: Directory,
  actor: Caller,
  organization: number | string,
  anyOf: readonly Scope[],
): Promise<CurrentOrganization> {
  return admit(directory, actor, await directory.findOrganization(String(organization)), anyOf);
}

/** How a caller stands to an organization. */
export async function findMembership(
  directory: Directory,
  actor: Caller,
  organizationId: number,
): Promise<Membership> {
  const role =
    actor.kind === "user" ? await directory.findRole(actor.userId, organizationId) : null;
  return { organizationId, role };
}

/** The scopes a route asks for in an organization; any at all where it only asks for a member. */
export function scopesFor(route: Route): readonly Scope[] {
  return route.access.kind === "scopes" ? route.access.anyOf : SCOPES;
}

async function findNamed(
  directory: Directory,
  params: { [name: string]: string },
): Promise<FoundOrganization | undefined> {
  const { organization, issue } = params;
  if (organization !== undefined) return directory.findOrganization(organization);
  return issue === undefined ? undefined : directory.findOrganizationOfIssue(issue);
}

async function admit(
  directory: Directory,
  actor: Caller,
  found: FoundOrganization | undefined,
  anyOf: readonly Scope[],
): Promise<CurrentOrganization> {
  if (actor.kind === "anonymous") throw new Problem("unauthenticated");
  if (found === undefined) throw new Problem("not-found");
  const membership = await findMembership(directory, actor, found.id);
  requireAccess(actor, membership, anyOf);
  const { requiresTwoFactor = false, ...organization } = found;
  if (requiresTwoFactor && actor.kind === "user" && !(await directory.hasTwoFactor(actor.userId))) {
    throw new Problem("two-factor-required");
  }
  return { ...organization, role: membership.role, scopes: scopesOf(actor, membership) };
}
