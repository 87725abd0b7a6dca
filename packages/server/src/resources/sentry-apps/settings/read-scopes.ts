import type { EventResource, Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { expandScopes, isScope, SUBSCRIPTION_SCOPES } from "@vedette/contract/scopes";
import { mayGive, sayExceeding } from "../may-give.ts";
import type { Complaints } from "./complaints.ts";

/** What each subscription lets an app read, and so what it needs. */
const NEEDED_SCOPE: { readonly [R in EventResource]: Scope } = SUBSCRIPTION_SCOPES;

/**
 * The scopes an app is to have, with what they imply, sorted. Nobody gives an app more than they
 * hold themselves, except what it has already.
 */
export function readScopes(
  given: readonly string[] | null | undefined,
  before: readonly Scope[],
  held: ReadonlySet<Scope>,
  complaints: Complaints,
): readonly Scope[] {
  if (given === undefined || given === null) return before;
  for (const name of given) {
    if (!isScope(name)) complaints.add("scopes", `${name} not a valid scope`);
  }
  const known = given.filter(isScope);
  for (const scope of known) {
    if (before.includes(scope) || mayGive(scope, held)) continue;
    complaints.add("scopes", sayExceeding(scope));
  }
  return [...expandScopes(known)].toSorted();
}

/**
 * The resources an app is to be told of, sorted. A single event (`issue.created`) stands for its
 * resource: a subscription is to all events of one.
 */
export function readEvents(
  given: readonly string[] | null | undefined,
  before: readonly EventResource[],
  complaints: Complaints,
): readonly EventResource[] {
  if (given === undefined || given === null) return before;
  const unknown = given.filter((name) => !isEventResource(toResource(name)));
  if (unknown.length > 0) {
    complaints.add("events", `Invalid event subscription: ${unknown.join(", ")}`);
  }
  return [...new Set(given.map(toResource).filter(isEventResource))].toSorted();
}

/** Whether an ignored issue is to be called archived: asked for by that name, and not by the other. */
export function saysArchived(
  given: readonly string[] | null | undefined,
  before: boolean,
): boolean {
  if (given === undefined || given === null) return before;
  if (given.includes("issue.archived")) return !given.includes("issue.ignored");
  // A form that sends back the resources it was shown changes nothing.
  return before && given.includes("issue") && !given.includes("issue.ignored");
}

function toResource(name: string): string {
  return SINGLE_EVENTS.test(name) ? name.slice(0, name.indexOf(".")) : name;
}

const SINGLE_EVENTS =
  /^(?:issue\.(?:created|resolved|assigned|ignored|archived|unresolved)|error\.created|comment\.(?:created|updated|deleted)|sentry_status\.(?:happy|sad|sick))$/;

/** Complains of subscriptions to what the app may not read. */
export function checkEvents(
  { events, scopes }: { events: readonly EventResource[]; scopes: readonly Scope[] },
  wereScopesGiven: boolean,
  complaints: Complaints,
): void {
  for (const event of events) {
    const needed = NEEDED_SCOPE[event];
    if (scopes.includes(needed)) continue;
    const message = `${event} webhooks require the ${needed} permission.`;
    // Where no scopes were sent there is no field to blame: the app's own do not suffice.
    if (!wereScopesGiven) throw new Problem("bad-request", { detail: message });
    complaints.add("events", message);
  }
}

function isEventResource(name: string): name is EventResource {
  return Object.hasOwn(NEEDED_SCOPE, name);
}
