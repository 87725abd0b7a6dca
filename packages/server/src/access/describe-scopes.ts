import type { PermissionRow, Scope } from "@vedette/contract";
import { PERMISSIONS } from "@vedette/contract/scopes";

type Level = PermissionRow["levels"][number]["level"];

/** One thing that scopes allow, as a person reads it who decides on giving them. */
export interface Described {
  /** As in the permissions form, or the scope itself where that has no row for it. */
  resource: string;
  label: string;
  level: Level;
  /** Those of the given scopes that it stands for. */
  scopes: Scope[];
  sentence: string;
}

/** What scopes allow, resource by resource, each at the widest level that they reach. */
export function describeScopes(given: readonly Scope[]): Described[] {
  const described = PERMISSIONS.flatMap((row) => describeRow(row, given));
  const told = new Set(described.flatMap(({ scopes }) => scopes));
  const others = given
    .filter((scope) => !told.has(scope))
    .map((scope): Described => {
      const sentence = OTHER_SENTENCES[scope] ?? `Do what the permission ${scope} allows`;
      return { resource: scope, label: scope, level: "admin", scopes: [scope], sentence };
    });
  return [...described, ...others];
}

function describeRow(
  { resource, label, levels }: PermissionRow,
  given: readonly Scope[],
): Described[] {
  const reached = levels.findLast((level, at) => {
    const narrower = new Set(levels.slice(0, at).flatMap((one) => one.scopes));
    return level.scopes.some((scope) => given.includes(scope) && !narrower.has(scope));
  });
  if (reached === undefined) return [];
  const { level } = reached;
  const scopes = reached.scopes.filter((scope) => given.includes(scope));
  const sentence = SENTENCES[resource]?.[level] ?? `${level} ${label}`;
  return [{ resource, label, level, scopes, sentence }];
}

const SENTENCES: Readonly<Record<string, { readonly [L in Level]?: string }>> = {
  project: {
    read: "See projects, their keys and their settings",
    write: "See and change projects, their keys and their settings",
    admin: "See, change and remove projects",
  },
  team: {
    read: "See teams and who is in them",
    write: "See and change teams and who is in them",
    admin: "See, change and remove teams",
  },
  release: { admin: "Create releases and deploys, and upload what belongs to them" },
  distribution: { read: "Download builds" },
  event: {
    read: "See issues and events, with all that was sent with them",
    write: "See issues and events; resolve, assign and comment on issues",
    admin: "See, change and delete issues and events",
  },
  organization: {
    read: "See the organization and its settings",
    write: "See and change the organization and its settings",
    admin: "See and change the organization, its integrations and its tokens, and remove it",
  },
  member: {
    read: "See who is a member, with their e-mail addresses",
    write: "See members, invite others and change their roles",
    admin: "See, invite, change and remove members",
  },
  alerts: { read: "See alert rules", write: "See and change alert rules" },
  sentry: {
    read: "See how sentries are",
    write: "See sentries and tell them how things are",
    admin: "See, change and remove sentries and hoots",
  },
};

const OTHER_SENTENCES: { readonly [S in Scope]?: string } = {
  "org:ci": "Report releases from a build server",
  "org:integrations": "Install and uninstall integrations",
  "member:invite": "Invite members",
};
