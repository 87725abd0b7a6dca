/** An app on an organization. */
export interface Installation {
  id: number;
  uuid: string;
  sentryAppId: number;
  organizationId: number;
  status: InstallationStatus;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** `pending`: the app has not said yet that it is ready. `pending_deletion`: uninstalled. */
export type InstallationStatus = "pending" | "installed" | "pending_deletion";

/** Where the browser goes after an installation: the app's address, with what belongs to this one. */
export function toRedirect(
  redirectUrl: string,
  given: { installation: string; code: string | null; organization: string },
): string | null {
  const url = URL.parse(redirectUrl);
  if (url === null) return null;
  // One that the address already has of these names would be somebody else's.
  url.searchParams.set("installationId", given.installation);
  if (given.code !== null) url.searchParams.set("code", given.code);
  url.searchParams.set("orgSlug", given.organization);
  return url.href;
}
