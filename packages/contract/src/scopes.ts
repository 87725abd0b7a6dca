/**
 * Every scope a token, an app or a role can carry, from the narrowest of a resource to the widest.
 * The set is closed: a name outside it is refused wherever one is accepted.
 */
export const SCOPES = [
  "org:read",
  "org:write",
  "org:admin",
  "org:integrations",
  "org:ci",
  "member:read",
  "member:invite",
  "member:write",
  "member:admin",
  "team:read",
  "team:write",
  "team:admin",
  "project:read",
  "project:write",
  "project:admin",
  "project:releases",
  "project:distribution",
  "event:read",
  "event:write",
  "event:admin",
  "alerts:read",
  "alerts:write",
  "sentry:read",
  "sentry:write",
  "sentry:admin",
] as const;

export type Scope = (typeof SCOPES)[number];

/** Whether a name somebody else wrote is one of the known scopes. */
export function isScope(name: string): name is Scope {
  return KNOWN.has(name);
}

/** What a scope gives besides itself: admin implies write, write implies read. */
export const IMPLIED: { readonly [S in Scope]?: readonly Scope[] } = {
  "org:write": ["org:read"],
  "org:admin": ["org:write", "org:read", "org:integrations"],
  "member:invite": ["member:read"],
  "member:write": ["member:read", "member:invite"],
  "member:admin": ["member:write", "member:read", "member:invite"],
  "team:write": ["team:read"],
  "team:admin": ["team:write", "team:read"],
  "project:write": ["project:read"],
  "project:admin": ["project:write", "project:read"],
  "event:write": ["event:read"],
  "event:admin": ["event:write", "event:read"],
  "alerts:write": ["alerts:read"],
  "sentry:write": ["sentry:read"],
  "sentry:admin": ["sentry:write", "sentry:read"],
};

/** The given scopes with everything they imply. Takes any iterable, gives a new set. */
export function expandScopes(scopes: Iterable<Scope>): Set<Scope> {
  const expanded = new Set<Scope>();
  for (const scope of scopes) {
    expanded.add(scope);
    for (const implied of IMPLIED[scope] ?? []) expanded.add(implied);
  }
  return expanded;
}

/** What an integration must be allowed to subscribe to each resource. */
export const SUBSCRIPTION_SCOPES = {
  issue: "event:read",
  error: "event:read",
  comment: "event:read",
  sentry_status: "sentry:read",
} as const satisfies { readonly [resource: string]: Scope };

/** One row of the permissions form: what each level of a resource asks for. */
export interface PermissionRow {
  readonly resource: string;
  readonly label: string;
  readonly levels: readonly {
    readonly level: "read" | "write" | "admin";
    readonly scopes: readonly Scope[];
  }[];
}

/** The permissions form of an app, in the order it is shown; "no access" is a row left out. */
export const PERMISSIONS: readonly PermissionRow[] = [
  readWriteAdmin("project", "Project", ["project:read"], ["project:write"], ["project:admin"]),
  readWriteAdmin("team", "Team", ["team:read"], ["team:write"], ["team:admin"]),
  {
    resource: "release",
    label: "Release",
    levels: [{ level: "admin", scopes: ["project:releases"] }],
  },
  {
    resource: "distribution",
    label: "Distribution",
    levels: [{ level: "read", scopes: ["project:distribution"] }],
  },
  readWriteAdmin("event", "Issue & Event", ["event:read"], ["event:write"], ["event:admin"]),
  readWriteAdmin(
    "organization",
    "Organization",
    ["org:read"],
    ["org:write"],
    ["org:admin", "org:integrations"],
  ),
  readWriteAdmin("member", "Member", ["member:read"], ["member:write"], ["member:admin"]),
  {
    resource: "alerts",
    label: "Alerts",
    levels: [
      { level: "read", scopes: ["alerts:read"] },
      { level: "write", scopes: ["alerts:read", "alerts:write"] },
    ],
  },
  readWriteAdmin("sentry", "Status", ["sentry:read"], ["sentry:write"], ["sentry:admin"]),
];

const KNOWN: ReadonlySet<string> = new Set(SCOPES);

function readWriteAdmin(
  resource: string,
  label: string,
  read: readonly Scope[],
  write: readonly Scope[],
  admin: readonly Scope[],
): PermissionRow {
  return {
    resource,
    label,
    levels: [
      { level: "read", scopes: read },
      { level: "write", scopes: [...read, ...write] },
      { level: "admin", scopes: [...read, ...write, ...admin] },
    ],
  };
}
