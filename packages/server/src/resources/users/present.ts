import type { CurrentUser, User as UserShape } from "@vedette/contract";
import type { IntegrationActor } from "../../access/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import type { User } from "./model.ts";

/** A person as everybody in the organization may see them. */
export function presentUser(user: User): UserShape {
  return {
    id: String(user.id),
    name: user.name,
    username: user.email,
    email: user.email,
    avatarUrl: null,
    isActive: user.isActive,
    hasPasswordAuth: user.hasPassword,
    isManaged: false,
    dateJoined: formatInstant(user.createdAt),
    lastLogin: toInstant(user.lastLoginAt),
    has2fa: user.hasTwoFactor,
    lastActive: toInstant(user.lastActiveAt),
    isSuperuser: user.isInstanceAdmin,
    isStaff: user.isInstanceAdmin,
    experiments: {},
    emails: [{ id: String(user.id), email: user.email, is_verified: user.isEmailVerified }],
    avatar: LETTER_AVATAR,
  };
}

/** The caller about themselves. */
export function presentCurrentUser(user: User): CurrentUser {
  return { ...presentUser(user), options: {}, identities: [] };
}

/** What an app sees when it asks who it is: a stand-in that nobody can sign in as. */
export function presentProxyUser(app: IntegrationActor, now: number): CurrentUser {
  return {
    ...presentCurrentUser({
      id: 0,
      name: app.appName,
      email: `${app.appSlug}@proxy.invalid`,
      isEmailVerified: false,
      isInstanceAdmin: false,
      isActive: true,
      hasPassword: false,
      hasTwoFactor: false,
      isServiceAccount: false,
      createdAt: now,
      lastActiveAt: null,
      lastLoginAt: null,
    }),
    id: `app-${app.sentryAppId}`,
    emails: [],
  };
}

const LETTER_AVATAR = { avatarType: "letter_avatar", avatarUuid: null, avatarUrl: null };

function toInstant(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
