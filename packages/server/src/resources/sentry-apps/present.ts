import {
  type Scope,
  type SentryApp as AppShape,
  eventsOf,
  INTEGRATION_FEATURES,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Instance } from "../instance.ts";
import { presentAvatars } from "./avatars/present.ts";
import type { Avatar } from "./avatars/store.ts";
import { secretVisibility, type SentryApp } from "./model.ts";
import { maskHeader, openHeaders } from "./settings/webhook-headers.ts";

/** The owning organization, and what the viewer may do there; null for who is not a member. */
export interface AppViewer {
  owner: { id: number; slug: string };
  scopes: ReadonlySet<Scope> | null;
}

type Presenting = Pick<Instance, "secrets" | "now" | "links">;

const MASK = "*".repeat(64);

/** An app; what signs and identifies it is there only for members of the owning organization. */
export function presentApp(
  app: SentryApp,
  avatars: readonly Avatar[],
  viewer: AppViewer,
  presenting: Presenting,
): AppShape {
  const shown: AppShape = {
    allowedOrigins: [...app.allowedOrigins],
    author: app.author,
    avatars: presentAvatars(avatars, presenting.links),
    events: [...app.events],
    webhookEvents: app.events.flatMap(eventsOf).toSorted(),
    featureData: presentFeatures(app),
    isAlertable: app.isAlertable,
    isDisabled: app.isDisabled,
    metadata: {},
    name: app.name,
    overview: app.overview,
    popularity: app.popularity,
    redirectUrl: app.redirectUrl,
    schema: { ...app.schema },
    scopes: [...app.scopes],
    slug: app.slug,
    status: app.status,
    uuid: app.uuid,
    verifyInstall: app.verifyInstall,
    webhookUrl: app.webhookUrl,
    webhookHeaders: [],
    standardWebhooks: app.sendsStandardWebhooks,
    orderedDelivery: app.orderedDelivery,
    ...(app.publishedAt !== null &&
      app.status === "published" && { datePublished: formatInstant(app.publishedAt) }),
  };
  if (viewer.scopes === null) return shown;
  return {
    ...shown,
    metadata: { ...app.metadata },
    webhookHeaders: presentHeaders(app, viewer.scopes, presenting),
    clientId: app.clientId,
    clientSecret: presentSecret(app, viewer.scopes, presenting),
    webhookDisabled: app.webhookDisabled && {
      reason: app.webhookDisabled.reason,
      at: formatInstant(app.webhookDisabled.at),
    },
    owner: { id: viewer.owner.id, slug: viewer.owner.slug },
  };
}

/** What an app is good for, in words. */
export function presentFeatures({
  features,
}: Pick<SentryApp, "features">): AppShape["featureData"] {
  return INTEGRATION_FEATURES.filter(({ id }) => features.includes(id)).map(
    ({ id, gate, description }) => ({ featureId: id, featureGate: gate, description }),
  );
}

/** Values may be passwords of the receiver: only who could replace them sees them. */
function presentHeaders(
  app: SentryApp,
  scopes: ReadonlySet<Scope>,
  { secrets }: Presenting,
): string[] {
  const headers = openHeaders(secrets, app.sealedHeaders);
  return scopes.has("org:write") ? headers : headers.map(maskHeader);
}

function presentSecret(
  app: SentryApp,
  scopes: ReadonlySet<Scope>,
  { secrets, now }: Presenting,
): string | null {
  switch (secretVisibility(app, scopes, now())) {
    case "shown":
      return secrets.open(app.sealedSecret);
    case "masked":
      return MASK;
    case "gone":
    default:
      return null;
  }
}
