import type { EventResource, Scope, SentryAppUpdate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { expandScopes, isScope } from "@vedette/contract/scopes";
import type { AppSettings } from "./model.ts";

/** The settings as somebody sent them; what is absent stays as it is. */
export type AppFields = Omit<SentryAppUpdate, "isInternal" | "status" | "features">;

/** What each subscription lets an app read, and so what it needs. */
const NEEDED_SCOPE: { readonly [R in EventResource]: Scope } = {
  issue: "event:read",
  error: "event:read",
  comment: "event:read",
  sentry_status: "sentry:read",
};

/** May be asked for by those who do not have it: it gives nothing but downloads of builds. */
const FREE_SCOPE: Scope = "project:distribution";

/**
 * The settings of an internal app after a change, checked against each other. `held` are the scopes
 * of whoever asks: nobody gives an app more than they have. Refuses with messages by field.
 */
export function readSettings(
  fields: AppFields,
  before: AppSettings,
  held: ReadonlySet<Scope>,
): AppSettings {
  const complaints = new Complaints();
  const after: AppSettings = {
    name: fields.name ?? before.name,
    author: fields.author || before.author,
    webhookUrl: readUrl("webhookUrl", fields.webhookUrl, before.webhookUrl, complaints),
    redirectUrl: readUrl("redirectUrl", fields.redirectUrl, before.redirectUrl, complaints),
    isAlertable: fields.isAlertable ?? before.isAlertable,
    verifyInstall: false,
    scopes: readScopes(fields.scopes, before.scopes, held, complaints),
    events: readEvents(fields.events, before.events, complaints),
    overview: fields.overview === undefined ? before.overview : fields.overview || null,
    allowedOrigins: readOrigins(fields.allowedOrigins, before.allowedOrigins, complaints),
  };
  refuseUnknownParts(fields, complaints);
  complaints.throwAny();
  checkScopes(after, fields, complaints);
  checkAddress(after, complaints);
  complaints.throwAny();
  return after;
}

/** Messages by field, gathered so that a form shows all of them at once. */
class Complaints {
  readonly #fields: { [field: string]: string[] } = {};

  add(field: string, message: string): void {
    (this.#fields[field] ??= []).push(message);
  }

  throwAny(): void {
    if (Object.keys(this.#fields).length > 0) throw Problem.fields(this.#fields);
  }
}

function readUrl(
  field: "webhookUrl" | "redirectUrl",
  given: string | null | undefined,
  before: string | null,
  complaints: Complaints,
): string | null {
  if (given === undefined) return before;
  if (given === null || given === "") return null;
  const url = URL.parse(given);
  if (url === null) complaints.add(field, "Enter a valid URL.");
  else if (url.username !== "" || url.password !== "") {
    complaints.add(field, "The URL must not hold a user name or password.");
  }
  return given;
}

function readScopes(
  given: readonly string[] | null | undefined,
  before: readonly Scope[],
  held: ReadonlySet<Scope>,
  complaints: Complaints,
): readonly Scope[] {
  if (given === undefined || given === null) return before;
  const known = given.filter(isScope);
  for (const name of given) {
    if (!isScope(name)) complaints.add("scopes", `${name} not a valid scope`);
  }
  for (const scope of known) {
    if (held.has(scope) || before.includes(scope) || scope === FREE_SCOPE) continue;
    complaints.add(
      "scopes",
      `Requested permission of ${scope} exceeds requester's permission. Please contact an administrator to make the requested change.`,
    );
  }
  return [...expandScopes(known)].toSorted();
}

function readEvents(
  given: readonly string[] | null | undefined,
  before: readonly EventResource[],
  complaints: Complaints,
): readonly EventResource[] {
  if (given === undefined || given === null) return before;
  const unknown = given.filter((name) => !isEventResource(name));
  if (unknown.length > 0) {
    complaints.add("events", `Invalid event subscription: ${unknown.join(", ")}`);
  }
  return [...new Set(given.filter(isEventResource))].toSorted();
}

function isEventResource(name: string): name is EventResource {
  return Object.hasOwn(NEEDED_SCOPE, name);
}

function readOrigins(
  given: readonly string[] | null | undefined,
  before: readonly string[],
  complaints: Complaints,
): readonly string[] {
  // An empty list leaves the origins as they are: forms send one when nothing was touched.
  if (given === undefined || given === null || given.length === 0) return before;
  if (given.some((origin) => origin.includes("*"))) {
    complaints.add("allowedOrigins", "'*' not allowed in origin");
  }
  return given;
}

function refuseUnknownParts(fields: AppFields, complaints: Complaints): void {
  if (fields.schema && Object.keys(fields.schema).length > 0) {
    complaints.add("schema", "This version shows no UI components; leave the schema empty.");
  }
  if (fields.webhookHeaders && fields.webhookHeaders.length > 0) {
    complaints.add("webhookHeaders", "This version sends no headers of your own.");
  }
}

function checkScopes(settings: AppSettings, fields: AppFields, complaints: Complaints): void {
  const { events, scopes } = settings;
  for (const event of events) {
    const needed = NEEDED_SCOPE[event];
    if (scopes.includes(needed)) continue;
    const message = `${event} webhooks require the ${needed} permission.`;
    // Where no scopes were sent there is no field to blame: the app's own do not suffice.
    if (fields.scopes === undefined || fields.scopes === null) {
      throw new Problem("bad-request", { detail: message });
    }
    complaints.add("events", message);
  }
}

function checkAddress(settings: AppSettings, complaints: Complaints): void {
  if (settings.webhookUrl !== null) return;
  if (settings.events.length > 0) {
    complaints.add("webhookUrl", "webhookUrl required if webhook events are enabled");
  }
  if (settings.isAlertable) {
    complaints.add("webhookUrl", "webhookUrl required if alert rule action is enabled");
  }
}
