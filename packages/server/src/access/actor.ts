import type { Role, Scope } from "@vedette/contract";

/** A person, in a browser session or through a token of theirs. */
export interface UserActor {
  kind: "user";
  userId: number;
  email: string;
  name: string;
  isInstanceAdmin: boolean;
  via:
    | { kind: "session"; sessionId: string }
    | { kind: "token"; tokenId: number; scopes: readonly Scope[] };
}

/** An app acting as itself on the organization that installed it. */
export interface IntegrationActor {
  kind: "integration";
  sentryAppId: number;
  appUuid: string;
  appName: string;
  appSlug: string;
  installationId: number;
  installationUuid: string;
  organizationId: number;
  tokenId: number;
  scopes: readonly Scope[];
}

/** A token that belongs to an organization and to nobody in it. */
export interface OrganizationTokenActor {
  kind: "organization-token";
  organizationId: number;
  tokenId: number;
  scopes: readonly Scope[];
}

/** Vedette itself: regressions, schedules, fan-out. Never comes over HTTP. */
export interface SystemActor {
  kind: "system";
}

export interface AnonymousActor {
  kind: "anonymous";
}

/** Whoever asks for something. */
export type Actor =
  | UserActor
  | IntegrationActor
  | OrganizationTokenActor
  | SystemActor
  | AnonymousActor;

/** How a caller stands to one organization. */
export interface Membership {
  organizationId: number;
  /** Null: no person of this organization, which says nothing yet about apps and tokens. */
  role: Role | null;
}

/** Who can be calling over HTTP: never the system. */
export type Caller = Exclude<Actor, SystemActor>;
