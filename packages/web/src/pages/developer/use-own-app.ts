import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { SentryApp } from "@vedette/contract";
import { ownAppQuery } from "../../api/sentry-apps.ts";

const FROM = "/signed-in/organizations/$organization/settings/developer/$app";

/** The integration whose page is open. */
export function useOwnApp(): SentryApp {
  const { organization, app } = useParams({ from: FROM });
  return useSuspenseQuery(ownAppQuery(organization, app)).data;
}

/** The organization whose developer settings are open. */
export function useOwnOrganization(): string {
  return useParams({ from: FROM }).organization;
}
