import {
  apiIndex,
  getAuth,
  getMe,
  Problem,
  updateMe,
  type CurrentUser,
  type Scope,
} from "@vedette/contract";
import type { AnonymousActor } from "../../access/index.ts";
import type { Caller } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { presentCurrentUser, presentProxyUser, presentUser } from "./present.ts";
import { findUser, getUser } from "./store.ts";
import { updateProfile } from "./update-profile.ts";

export function userRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const describe = async (caller: Exclude<Caller, AnonymousActor>): Promise<CurrentUser> => {
    if (caller.kind === "integration") return presentProxyUser(caller, instance.now());
    const user = caller.kind === "user" ? await findUser(db, caller.userId) : undefined;
    // An organization's token is nobody.
    if (user === undefined) throw new Problem("forbidden");
    return presentCurrentUser(user);
  };

  return [
    implement(apiIndex, async ({ actor }) => {
      const user = actor.kind === "user" ? await findUser(db, actor.userId) : undefined;
      return {
        status: 200,
        body: {
          version: "0" as const,
          auth: toAuth(actor),
          user: user === undefined ? null : presentUser(user),
        },
      };
    }),
    implement(getMe, async ({ actor }) => ({ status: 200, body: await describe(actor) })),
    implement(updateMe, async ({ actor, body }) => {
      const user = await updateProfile(instance, await getUser(db, actor.userId), body);
      return { status: 200, body: presentCurrentUser(user) };
    }),
    implement(getAuth, async ({ actor }) => ({ status: 200, body: await describe(actor) })),
  ];
}

/** The scopes a token carries; a session has none of its own, but what each organization gives. */
function toAuth(caller: Caller): { scopes: Scope[] } | null {
  switch (caller.kind) {
    case "user":
      return caller.via.kind === "token" ? { scopes: [...caller.via.scopes] } : null;
    case "integration":
    case "organization-token":
      return { scopes: [...caller.scopes] };
    case "anonymous":
    default:
      return null;
  }
}
