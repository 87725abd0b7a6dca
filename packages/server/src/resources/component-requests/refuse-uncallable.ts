import { Problem } from "@vedette/contract/problems";
import type { CallableApp } from "../sentry-apps/index.ts";
import { integrationFailed } from "./refusals.ts";

/** Refuses an app that cannot be asked anything now; gives the address of one that can. */
export function refuseUncallable({ app, isInstalled }: CallableApp): string {
  if (app.isDisabled) throw new Problem("app-disabled");
  if (!isInstalled) {
    const detail = `The installation of ${app.slug} is not complete: the integration has yet to confirm it.`;
    throw new Problem("bad-request", { detail });
  }
  if (app.webhookUrl === null) {
    throw integrationFailed(app, 500, "Sentry app webhook_url is not configured");
  }
  return app.webhookUrl;
}
