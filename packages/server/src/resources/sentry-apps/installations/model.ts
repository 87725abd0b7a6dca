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
