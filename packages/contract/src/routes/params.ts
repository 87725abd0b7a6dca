import * as z from "zod";
import type { Access } from "../route.ts";

/** A path segment: an id or a slug. */
const segment = z.string().min(1).max(200);

export const inOrganization = z.object({ organization: segment });
export const inProject = z.object({ organization: segment, project: segment });
export const inTeam = z.object({ organization: segment, team: segment });
export const ofMember = z.object({ organization: segment, member: segment });
export const ofIssue = z.object({ organization: segment, issue: segment });
export const ofApp = z.object({ app: segment });
export const ofInstallation = z.object({ installation: segment });
/** A release, by its whole version. */
export const versionSegment = z.string().min(1).max(250);
export { segment };

/** The usual rule for a resource: any of its scopes reads, write or admin changes, admin removes. */
export const readOrganization = scopes("org:read", "org:write", "org:admin");
export const writeOrganization = scopes("org:write", "org:admin");
export const adminOrganization = scopes("org:admin");
export const readProject = scopes("project:read", "project:write", "project:admin");
export const writeProject = scopes("project:write", "project:admin");
export const adminProject = scopes("project:admin");
export const readTeam = scopes("team:read", "team:write", "team:admin");
export const readMember = scopes("member:read", "member:write", "member:admin");
export const writeMember = scopes("member:write", "member:admin");
export const adminMember = scopes("member:admin");
export const writeTeam = scopes("team:write", "team:admin");
export const adminTeam = scopes("team:admin");
export const readEvent = scopes("event:read", "event:write", "event:admin");
export const writeEvent = scopes("event:write", "event:admin");
export const adminEvent = scopes("event:admin");
/** Writing tells a sentry how things are; looking after sentries and hoots takes an administrator. */
export const readSentry = scopes("sentry:read", "sentry:write", "sentry:admin");
export const writeSentry = scopes("sentry:write", "sentry:admin");
export const adminSentry = scopes("sentry:admin");
/** Releases are reported by build servers, whose tokens carry little else. */
export const readRelease = scopes(
  "org:ci",
  "project:read",
  "project:write",
  "project:admin",
  "project:releases",
);
export const writeRelease = scopes("org:ci", "project:write", "project:admin", "project:releases");
export const adminRelease = scopes("project:admin", "project:releases");
export const releaseAudit = {
  none: "build servers report releases with every build, and releases say when they were made",
} as const;

type ScopesAccess = Extract<Access, { kind: "scopes" }>;

export function scopes(...anyOf: ScopesAccess["anyOf"]): ScopesAccess {
  return { kind: "scopes", anyOf };
}
