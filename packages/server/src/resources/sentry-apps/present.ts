import { type Scope, type SentryApp as AppShape, eventsOf } from "@vedette/contract";
import type { Instance } from "../instance.ts";
import { secretVisibility, type SentryApp } from "./model.ts";

/** The owning organization, and what the viewer may do there; null for who is not a member. */
export interface AppViewer {
  owner: { id: number; slug: string };
  scopes: ReadonlySet<Scope> | null;
}

const MASK = "*".repeat(64);

/** An app; what signs and identifies it is there only for members of the owning organization. */
export function presentApp(
  app: SentryApp,
  viewer: AppViewer,
  { secrets, now }: Pick<Instance, "secrets" | "now">,
): AppShape {
  const shown: AppShape = {
    allowedOrigins: [...app.allowedOrigins],
    author: app.author,
    avatars: [],
    events: [...app.events],
    webhookEvents: app.events.flatMap(eventsOf).toSorted(),
    featureData: [],
    isAlertable: app.isAlertable,
    isDisabled: false,
    metadata: {},
    name: app.name,
    overview: app.overview,
    popularity: 1,
    redirectUrl: app.redirectUrl,
    schema: {},
    scopes: [...app.scopes],
    slug: app.slug,
    status: app.status,
    uuid: app.uuid,
    verifyInstall: app.verifyInstall,
    webhookUrl: app.webhookUrl,
    webhookHeaders: [],
  };
  if (viewer.scopes === null) return shown;
  return {
    ...shown,
    clientId: app.clientId,
    clientSecret: presentSecret(app, viewer.scopes, { secrets, now }),
    owner: { id: viewer.owner.id, slug: viewer.owner.slug },
  };
}

function presentSecret(
  app: SentryApp,
  scopes: ReadonlySet<Scope>,
  { secrets, now }: Pick<Instance, "secrets" | "now">,
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
