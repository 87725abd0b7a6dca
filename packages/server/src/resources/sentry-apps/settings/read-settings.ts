import type { Scope, SentryAppUpdate } from "@vedette/contract";
import type { Instance } from "../../instance.ts";
import type { AppSettings } from "../model.ts";
import { Complaints } from "./complaints.ts";
import { readFeatures, readOrigins, readSchema, readUrl } from "./read-fields.ts";
import { checkEvents, readEvents, readScopes, saysArchived } from "./read-scopes.ts";
import { checkWebhookHeaders, sealHeaders } from "./webhook-headers.ts";

/** The settings as somebody sent them; what is absent stays as it is. */
export type AppFields = Omit<SentryAppUpdate, "isInternal">;

export interface SettingsRules {
  isInternal: boolean;
  /** What whoever asks may do in the owning organization: nobody gives an app more. */
  held: ReadonlySet<Scope>;
  secrets: Pick<Instance["secrets"], "seal">;
}

/**
 * The settings of an app after a change, each as docs/integrate/integrations.md says, checked
 * against each other. Refuses with messages by field.
 */
export function readSettings(
  fields: AppFields,
  before: AppSettings,
  { isInternal, held, secrets }: SettingsRules,
): AppSettings {
  const complaints = new Complaints();
  const after: AppSettings = {
    name: fields.name ?? before.name,
    author: readAuthor(fields.author, before.author, isInternal),
    webhookUrl: readUrl("webhookUrl", fields.webhookUrl, before.webhookUrl, complaints),
    redirectUrl: readUrl("redirectUrl", fields.redirectUrl, before.redirectUrl, complaints),
    isAlertable: fields.isAlertable ?? before.isAlertable,
    verifyInstall: !isInternal && (fields.verifyInstall ?? before.verifyInstall),
    scopes: readScopes(fields.scopes, before.scopes, held, complaints),
    events: readEvents(fields.events, before.events, complaints),
    overview: fields.overview === undefined ? before.overview : fields.overview || null,
    allowedOrigins: readOrigins(fields.allowedOrigins, before.allowedOrigins, complaints),
    sealedHeaders: readHeaders(fields.webhookHeaders, before.sealedHeaders, secrets, complaints),
    sendsStandardWebhooks: fields.standardWebhooks ?? before.sendsStandardWebhooks,
    saysArchived: saysArchived(fields.events, before.saysArchived),
    orderedDelivery: fields.orderedDelivery ?? before.orderedDelivery,
    schema: readSchema(fields.schema, before.schema, complaints),
    features: isInternal ? [] : readFeatures(fields.features, before.features, complaints),
  };
  complaints.throwAny();
  const wereScopesGiven = fields.scopes !== undefined && fields.scopes !== null;
  checkEvents(after, wereScopesGiven, complaints);
  checkAddress(after, isInternal, complaints);
  if (!isInternal && after.author === null) {
    complaints.add("author", "author required for public integrations");
  }
  complaints.throwAny();
  return after;
}

/** Who made it; internal ones have one without being told. */
function readAuthor(
  given: string | null | undefined,
  before: string | null,
  isInternal: boolean,
): string | null {
  if (given === undefined) return before;
  const author = given?.trim() || null;
  return isInternal ? (author ?? before) : author;
}

function readHeaders(
  given: readonly string[] | null | undefined,
  before: string | null,
  secrets: SettingsRules["secrets"],
  complaints: Complaints,
): string | null {
  if (given === undefined || given === null) return before;
  checkWebhookHeaders(given, complaints);
  return sealHeaders(secrets, given);
}

function checkAddress(settings: AppSettings, isInternal: boolean, complaints: Complaints): void {
  if (settings.webhookUrl !== null) return;
  const complain = (message: string): void => complaints.add("webhookUrl", message);
  if (!isInternal) {
    complain("webhookUrl required for public integrations");
    return;
  }
  if (settings.events.length > 0) complain("webhookUrl required if webhook events are enabled");
  if (settings.isAlertable) complain("webhookUrl required if alert rule action is enabled");
}
