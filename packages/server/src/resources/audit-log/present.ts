import type { AuditEvent, AuditLogEntry } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { User } from "../users/index.ts";
import type { AuditRow } from "./store.ts";

/** One entry of the log. `user` is the person who did it, while they exist. */
export function presentAuditEntry(row: AuditRow, user: User | undefined): AuditLogEntry {
  const { actor, target, data } = row;
  const isPerson = actor.kind === "user";
  return {
    id: String(row.id),
    event: row.event,
    actor:
      actor.kind === "system"
        ? null
        : { id: isPerson ? actor.id : null, name: actor.name, email: user?.email ?? null },
    targetObject: target.id || null,
    note: toNote(row.event, data["name"] ?? data["slug"] ?? target.id),
    dateCreated: formatInstant(row.createdAt),
    ipAddress: row.ipAddress,
    data,
  };
}

const DID: { readonly [E in AuditEvent]: string } = {
  "org.create": "created the organization",
  "org.edit": "changed the organization",
  "org.remove": "removed the organization",
  "member.invite": "invited",
  "member.add": "added the member",
  "member.accept-invite": "accepted the invitation of",
  "member.edit": "changed the member",
  "member.remove": "removed the member",
  "member.join-team": "put into a team the member",
  "member.leave-team": "took out of a team the member",
  "team.create": "created the team",
  "team.edit": "changed the team",
  "team.remove": "removed the team",
  "project.create": "created the project",
  "project.edit": "changed the project",
  "project.remove": "removed the project",
  "projectkey.create": "made the client key",
  "projectkey.edit": "changed the client key",
  "projectkey.remove": "removed the client key",
  "org-auth-token.create": "made the organization token",
  "org-auth-token.edit": "renamed the organization token",
  "org-auth-token.remove": "revoked the organization token",
  "service-account.create": "added the service account",
  "service-account.remove": "removed the service account",
  "service-account.add-token": "made a token of the service account",
  "service-account.remove-token": "revoked a token of the service account",
  "issue.delete": "deleted the issue",
  "sentry-app.add": "created the integration",
  "sentry-app.edit": "changed the integration",
  "sentry-app.remove": "removed the integration",
  "sentry-app.install": "installed the integration",
  "sentry-app.uninstall": "uninstalled the integration",
  "sentry-app.publish-request": "asked to publish the integration",
  "sentry-app.publish": "published the integration",
  "sentry-app.unpublish": "withdrew from publication the integration",
  "sentry-app.refuse-publication": "did not publish the integration",
  "internal-integration.create": "created the internal integration",
  "internal-integration.disabled": "disabled the internal integration",
  "internal-integration.add-token": "made a token of the internal integration",
  "internal-integration.remove-token": "revoked a token of the internal integration",
  "integration.rotate-client-secret": "replaced the client secret of the integration",
  "servicehook.add": "created the service hook",
  "servicehook.edit": "changed the service hook",
  "servicehook.remove": "removed the service hook",
  "monitor.add": "created the monitor",
  "monitor.edit": "changed the monitor",
  "monitor.remove": "removed the monitor",
  "sentry.add": "created the sentry",
  "sentry.edit": "changed the sentry",
  "sentry.remove": "removed the sentry",
  "sentry.add-token": "made a new token of the sentry",
  "sentry.remove-token": "revoked the token of the sentry",
  "hoot.add": "created the hoot",
  "hoot.edit": "changed the hoot",
  "hoot.remove": "removed the hoot",
  "hoot.override": "changed by hand the state of the hoot",
  "rule.create": "created the alert rule",
  "rule.edit": "changed the alert rule",
  "rule.remove": "removed the alert rule",
  "rule.snooze": "silenced or woke the alert rule",
  "alertrule.create": "created the metric alert",
  "alertrule.edit": "changed the metric alert",
  "alertrule.remove": "removed the metric alert",
  "alertrule.snooze": "silenced or woke the metric alert",
  "alertrule.incident": "closed or opened by hand an incident of the metric alert",
};

function toNote(event: AuditEvent, name: unknown): string {
  return typeof name === "string" && name !== "" ? `${DID[event]} ${name}` : DID[event];
}
