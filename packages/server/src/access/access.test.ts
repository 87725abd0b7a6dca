import { expandScopes, Problem, SCOPES, shapes, type Access, type Scope } from "@vedette/contract";
import { describe, expect, test } from "vitest";
import {
  allow,
  mayCarry,
  requireAccess,
  requireCaller,
  scopesOf,
  type Actor,
  type UserActor,
} from "./index.ts";

const HOME = 1;
const ELSEWHERE = 2;

const inSession: UserActor = {
  kind: "user",
  userId: 7,
  email: "ada@acme.example",
  name: "Ada",
  isInstanceAdmin: false,
  via: { kind: "session", sessionId: "s" },
};

/** What each role holds, written out once more, so that a change of the table is a decision. */
const HELD: { [role: string]: readonly Scope[] } = {
  none: [],
  member: scopes(
    "org:read member:read member:invite team:read project:read project:releases",
    "event:read event:write event:admin alerts:read alerts:write",
    "sentry:read",
  ),
  admin: scopes(
    "org:read org:integrations member:read member:invite team:read team:write team:admin",
    "project:read project:write project:admin project:releases",
    "event:read event:write event:admin alerts:read alerts:write",
    "sentry:read sentry:write sentry:admin",
  ),
  manager: scopes(
    "org:read org:write org:integrations member:read member:invite member:write member:admin",
    "team:read team:write team:admin project:read project:write project:admin project:releases",
    "event:read event:write event:admin alerts:read alerts:write",
    "sentry:read sentry:write sentry:admin",
  ),
  owner: scopes(
    "org:read org:write org:admin org:integrations",
    "member:read member:invite member:write member:admin team:read team:write team:admin",
    "project:read project:write project:admin project:releases",
    "event:read event:write event:admin alerts:read alerts:write",
    "sentry:read sentry:write sentry:admin",
  ),
};

const roles = ["none", ...shapes.ROLES] as const;

describe.each(roles)("role %s", (role) => {
  const here = { organizationId: HOME, role: role === "none" ? null : role };
  const held = HELD[role] ?? [];

  test.each(SCOPES)("in a session, %s is allowed exactly if the role holds it", (scope) => {
    expect(allow(inSession, here, [scope])).toBe(held.includes(scope));
  });

  test.each(SCOPES)("with a token of all scopes, %s is allowed as in a session", (scope) => {
    expect(allow(withToken(SCOPES), here, [scope])).toBe(held.includes(scope));
  });

  test.each(SCOPES)("with a token of only %s, nothing more than both give is held", (scope) => {
    const expected = [...expandScopes([scope])].filter((one) => held.includes(one));
    expect(sorted(scopesOf(withToken([scope]), here))).toEqual(expected.toSorted());
  });

  test.each(SCOPES)("an app and an organization token hold %s by themselves alone", (scope) => {
    for (const actor of [app([scope]), organizationToken([scope])]) {
      expect(sorted(scopesOf(actor, here))).toEqual(sorted(expandScopes([scope])));
      expect(sorted(scopesOf(actor, { ...here, organizationId: ELSEWHERE }))).toEqual([]);
    }
  });

  test("the system may everything, nobody may nothing", () => {
    expect(sorted(scopesOf({ kind: "system" }, here))).toEqual(SCOPES.toSorted());
    expect(sorted(scopesOf({ kind: "anonymous" }, here))).toEqual([]);
  });
});

test("administering the instance opens no organization", () => {
  const admin: Actor = { ...inSession, isInstanceAdmin: true };
  expect(sorted(scopesOf(admin, { organizationId: HOME, role: null }))).toEqual([]);
});

test("one of several scopes is enough, none of none is not", () => {
  const member = { organizationId: HOME, role: "member" } as const;
  expect(allow(inSession, member, ["org:admin", "org:read"])).toBe(true);
  expect(allow(inSession, member, [])).toBe(false);
});

describe("requireAccess", () => {
  const member = { organizationId: HOME, role: "member" } as const;
  const nobody = { organizationId: HOME, role: null } as const;

  test.each([
    ["a member with the scope", inSession, member, "org:read", undefined],
    ["a member without it", inSession, member, "org:admin", 403],
    ["a stranger", inSession, nobody, "org:read", 404],
    ["a caller who said nothing", { kind: "anonymous" }, nobody, "org:read", 401],
    ["an app at home", app(["org:read"]), nobody, "org:read", undefined],
    ["an app at home without the scope", app(["event:read"]), nobody, "org:read", 403],
    [
      "an app elsewhere",
      app(["org:read"]),
      { organizationId: ELSEWHERE, role: null },
      "org:read",
      404,
    ],
    ["an organization token at home", organizationToken(["org:ci"]), nobody, "org:ci", undefined],
    [
      "an organization token elsewhere",
      organizationToken(["org:ci"]),
      { organizationId: ELSEWHERE, role: null },
      "org:ci",
      404,
    ],
    ["the system", { kind: "system" }, nobody, "org:admin", undefined],
  ] as const)("%s: %#", (_who, actor, membership, scope, status) => {
    expect(refusal(() => requireAccess(actor, membership, [scope]))).toBe(status);
  });
});

describe("requireCaller", () => {
  const callers = {
    anonymous: { kind: "anonymous" },
    session: inSession,
    admin: { ...inSession, isInstanceAdmin: true },
    token: withToken(["event:read"]),
    app: app(["event:read"]),
    organizationToken: organizationToken(["event:read"]),
    system: { kind: "system" },
  } as const satisfies { [name: string]: Actor };

  test.each<[Access, { [who in keyof typeof callers]?: number }]>([
    [{ kind: "public" }, {}],
    [{ kind: "signed-in" }, { anonymous: 401 }],
    [{ kind: "session" }, { anonymous: 401, token: 401, app: 401, organizationToken: 401 }],
    [{ kind: "scopes", anyOf: ["event:read"] }, { anonymous: 401 }],
    [
      { kind: "scopes", anyOf: ["org:read"] },
      { anonymous: 401, token: 403, app: 403, organizationToken: 403 },
    ],
    [
      { kind: "instance-admin" },
      { anonymous: 401, session: 403, token: 401, app: 401, organizationToken: 401 },
    ],
  ])("%j turns away %j", (access, turnedAway) => {
    const refused = Object.entries(callers)
      .map(([who, actor]) => [who, refusal(() => requireCaller(actor, access))] as const)
      .filter(([, status]) => status !== undefined);
    expect(Object.fromEntries(refused)).toEqual(turnedAway);
  });
});

test("credentials that carry a scope are no permission in any one organization", () => {
  expect(mayCarry(inSession, ["org:admin"])).toBe(true);
  expect(allow(inSession, { organizationId: HOME, role: null }, ["org:admin"])).toBe(false);
  expect(mayCarry(withToken(["event:admin"]), ["event:read"])).toBe(true);
  expect(mayCarry({ kind: "anonymous" }, SCOPES)).toBe(false);
});

function refusal(act: () => void): number | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
}

function scopes(...lines: string[]): readonly Scope[] {
  return lines.flatMap((line) => line.split(" ")) as Scope[];
}

function sorted(held: ReadonlySet<Scope>): Scope[] {
  return [...held].toSorted();
}

function withToken(scopes: readonly Scope[]): Actor {
  return { ...inSession, via: { kind: "token", tokenId: 3, scopes } };
}

function app(scopes: readonly Scope[]): Actor {
  return {
    kind: "integration",
    sentryAppId: 5,
    appUuid: "0b7c1c0e-2a4d-4a53-9d3b-6a6f1f0f7a11",
    appName: "Acme Tasks",
    appSlug: "acme-tasks",
    installationId: 6,
    installationUuid: "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55",
    organizationId: HOME,
    tokenId: 7,
    scopes,
  };
}

function organizationToken(scopes: readonly Scope[]): Actor {
  return { kind: "organization-token", organizationId: HOME, tokenId: 8, scopes };
}
