import type { Installation as InstallationShape } from "@vedette/contract";
import type { Installation } from "./model.ts";

/** An installation of an app on an organization; with its code only for who may see that. */
export function presentInstallation(
  installation: Installation,
  app: { uuid: string; slug: string },
  organization: { id: number; slug: string },
  code?: string,
): InstallationShape {
  return {
    app: { uuid: app.uuid, slug: app.slug, sentryAppId: installation.sentryAppId },
    organization: { slug: organization.slug, id: organization.id },
    uuid: installation.uuid,
    status: installation.status,
    ...(code === undefined ? {} : { code }),
  };
}
