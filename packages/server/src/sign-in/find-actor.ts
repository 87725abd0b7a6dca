import type { IncomingHttpHeaders } from "node:http";
import { Problem } from "@vedette/contract/problems";
import type { Caller, IntegrationActor, UserActor } from "../access/index.ts";
import { sha256Hex } from "../kit/index.ts";
import { type ApiToken, findToken, noteTokenUse } from "../resources/api-tokens/index.ts";
import type { Instance } from "../resources/instance.ts";
import { findUser, noteActivity } from "../resources/users/index.ts";
import type { SignIn } from "./create-sign-in.ts";

/** The app behind an installation, while it may act there; undefined once it may not. */
export type FindIntegration = (
  installationId: number,
) => Promise<Omit<IntegrationActor, "kind" | "tokenId" | "scopes"> | undefined>;

/**
 * Makes the one way of telling who calls: by a bearer token, else by the session of a cookie, else
 * nobody. Every call looks at the database, so that what was revoked is refused at once. The
 * result throws `Problem` for a token that is unknown or expired and for people who were shut out;
 * credentials of other kinds are those of a proxy in front of us and mean nothing here.
 */
export function createFindActor(
  instance: Instance,
  { findSession }: Pick<SignIn, "findSession">,
  findIntegration: FindIntegration,
): (credentials: { headers: IncomingHttpHeaders }) => Promise<Caller> {
  return async ({ headers }) => {
    const value = /^bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
    if (value !== undefined) return await findTokenHolder(instance, value, findIntegration);
    const session = headers.cookie === undefined ? undefined : await findSession(headers.cookie);
    if (session === undefined) return { kind: "anonymous" };
    const { sessionId, userId } = session;
    return await findPerson(instance, userId, { kind: "session", sessionId });
  };
}

async function findTokenHolder(
  instance: Instance,
  value: string,
  findIntegration: FindIntegration,
): Promise<Caller> {
  const { db } = instance.storage;
  const now = instance.now();
  const token = await findToken(db, sha256Hex(value));
  if (token === undefined) throw new Problem("invalid-token");
  if (token.expiresAt !== null && token.expiresAt <= now) throw new Problem("expired-token");
  const holder = await toHolder(instance, token, findIntegration);
  await noteTokenUse(db, token, now);
  return holder;
}

async function toHolder(
  instance: Instance,
  { id: tokenId, owner, scopes }: ApiToken,
  findIntegration: FindIntegration,
): Promise<Caller> {
  switch (owner.kind) {
    case "user":
      return await findPerson(instance, owner.userId, { kind: "token", tokenId, scopes });
    case "organization":
      return {
        kind: "organization-token",
        organizationId: owner.organizationId,
        tokenId,
        scopes,
      };
    case "integration":
    default: {
      const app = await findIntegration(owner.installationId);
      if (app === undefined) throw new Problem("invalid-token");
      return { ...app, kind: "integration", tokenId, scopes };
    }
  }
}

async function findPerson(
  instance: Instance,
  userId: number,
  via: UserActor["via"],
): Promise<UserActor> {
  const { db } = instance.storage;
  const user = await findUser(db, userId);
  if (!user?.isActive) throw new Problem("inactive-user");
  await noteActivity(db, user, instance.now());
  const { email, name, isInstanceAdmin } = user;
  return { kind: "user", userId, email, name, isInstanceAdmin, via };
}
