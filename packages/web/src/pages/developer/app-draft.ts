import {
  type EventResource,
  expandScopes,
  PERMISSIONS,
  type Scope,
  SUBSCRIPTION_SCOPES,
  type SentryApp,
  type SentryAppUpdate,
} from "@vedette/contract";
import { readLines } from "../project-settings/read-lines.ts";

/** What a form holds of an integration while somebody edits it; lists are lines of text. */
export interface AppDraft {
  name: string;
  author: string;
  overview: string;
  webhookUrl: string;
  redirectUrl: string;
  verifyInstall: boolean;
  isAlertable: boolean;
  scopes: Scope[];
  events: EventResource[];
  allowedOrigins: string;
  webhookHeaders: string;
  standardWebhooks: boolean;
  orderedDelivery: boolean;
  features: number[];
}

/** What a new integration begins with. */
export const NEW_DRAFT: AppDraft = {
  name: "",
  author: "",
  overview: "",
  webhookUrl: "",
  redirectUrl: "",
  verifyInstall: false,
  isAlertable: false,
  scopes: ["event:read"],
  events: [],
  allowedOrigins: "",
  webhookHeaders: "",
  standardWebhooks: true,
  orderedDelivery: false,
  features: [0],
};

/** An integration as a form begins with it. */
export function toDraft(app: SentryApp): AppDraft {
  return {
    name: app.name,
    author: app.author ?? "",
    overview: app.overview ?? "",
    webhookUrl: app.webhookUrl ?? "",
    redirectUrl: app.redirectUrl ?? "",
    verifyInstall: app.verifyInstall,
    isAlertable: app.isAlertable,
    scopes: app.scopes,
    events: app.events,
    allowedOrigins: app.allowedOrigins.join("\n"),
    webhookHeaders: app.webhookHeaders.join("\n"),
    standardWebhooks: app.standardWebhooks,
    orderedDelivery: app.orderedDelivery,
    features: app.featureData.map(({ featureId }) => featureId),
  };
}

/** What is sent of a draft's words: what the integration is. Fixed parts are left out. */
export function aboutBody(
  draft: AppDraft,
  { isInternal, isPublished }: { isInternal: boolean; isPublished: boolean },
): SentryAppUpdate & { name: string } {
  const body = {
    name: draft.name.trim(),
    author: orNull(draft.author),
    overview: orNull(draft.overview),
    allowedOrigins: readLines(draft.allowedOrigins),
  };
  if (isInternal) return body;
  return {
    ...body,
    redirectUrl: orNull(draft.redirectUrl),
    verifyInstall: draft.verifyInstall,
    ...(!isPublished && { features: draft.features }),
  };
}

/** What is sent of what the integration may do and hears. Fixed parts are left out. */
export function accessBody(
  draft: AppDraft,
  { isPublished }: { isPublished: boolean },
): SentryAppUpdate {
  return {
    webhookUrl: orNull(draft.webhookUrl),
    events: draft.events,
    isAlertable: draft.isAlertable,
    webhookHeaders: readLines(draft.webhookHeaders),
    standardWebhooks: draft.standardWebhooks,
    orderedDelivery: draft.orderedDelivery,
    ...(!isPublished && { scopes: draft.scopes }),
  };
}

/** What a subscription needs and these scopes do not give, in words; undefined when they do. */
export function missingFor(resource: EventResource, scopes: readonly Scope[]): string | undefined {
  const needed = SUBSCRIPTION_SCOPES[resource];
  if (expandScopes(scopes).has(needed)) return undefined;
  const row = PERMISSIONS.find(({ levels }) => levels[0]?.scopes.includes(needed));
  return `Needs the permission ${row?.label ?? needed}: Read.`;
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
