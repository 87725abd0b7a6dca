import { Problem } from "@vedette/contract/problems";
import type { UserActor } from "../../access/index.ts";
import type { Instance } from "../instance.ts";
import { deleteTwoFactor, findUser, getUser, updateStanding, type User } from "../users/index.ts";

/**
 * Changes how an account stands to the instance. Refuses administrators who would shut themselves
 * out or give up their own office: so somebody always looks after the instance.
 */
export async function changeUser(
  { storage, log }: Instance,
  actor: UserActor,
  id: string,
  changes: {
    isActive?: boolean | undefined;
    isInstanceAdmin?: boolean | undefined;
    has2fa?: false | undefined;
  },
): Promise<User> {
  const user = await getAccount({ storage }, id);
  const { isActive = user.isActive, isInstanceAdmin = user.isInstanceAdmin } = changes;
  if (user.id === actor.userId && !(isActive && isInstanceAdmin)) {
    const detail = "Ask another administrator: nobody shuts themselves out.";
    throw new Problem("bad-request", { detail });
  }
  if (user.isServiceAccount && isInstanceAdmin) {
    throw Problem.fields({ isInstanceAdmin: ["A service account administers nothing."] });
  }
  const after = await storage.transaction(async (tx) => {
    await updateStanding(tx, user.id, { isActive, isInstanceAdmin });
    if (changes.has2fa === false) await deleteTwoFactor(tx, user.id);
    return await getUser(tx, user.id);
  });
  log.info({ by: actor.userId, user: user.id, ...changes }, "An account was changed");
  return after;
}

/** An account by its id. Refuses one there is not. */
export async function getAccount(
  { storage }: Pick<Instance, "storage">,
  id: string,
): Promise<User> {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : undefined;
  const user = number === undefined ? undefined : await findUser(storage.db, number);
  if (user === undefined) throw new Problem("not-found");
  return user;
}
