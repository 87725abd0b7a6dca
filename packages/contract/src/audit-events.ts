/** What an organization's audit log can say happened; the names are those of the wire. */
export const AUDIT_EVENTS = [
  "org.create",
  "org.edit",
  "team.create",
  "project.create",
  "project.edit",
  "project.remove",
  "projectkey.create",
  "projectkey.edit",
  "projectkey.remove",
  "sentry-app.add",
  "sentry-app.edit",
  "sentry-app.remove",
  "sentry-app.install",
  "sentry-app.uninstall",
  "internal-integration.create",
  "internal-integration.disabled",
  "internal-integration.add-token",
  "internal-integration.remove-token",
  "integration.rotate-client-secret",
] as const;

export type AuditEvent = (typeof AUDIT_EVENTS)[number];
