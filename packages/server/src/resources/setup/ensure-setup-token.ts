import { randomHex, sha256Hex } from "../../kit/index.ts";
import type { Instance } from "../instance.ts";
import { hasUsers } from "../users/index.ts";
import { replaceSetupHash } from "./store.ts";

/**
 * While nobody exists, makes the token with which the first person is made, and gives it to be
 * shown to the operator; undefined once anybody exists. Only its hash is kept, so every start
 * makes a new one, and the one before is dead.
 */
export async function ensureSetupToken(
  instance: Pick<Instance, "storage">,
): Promise<string | undefined> {
  const { db } = instance.storage;
  if (await hasUsers(db)) return undefined;
  const token = randomHex(24);
  await replaceSetupHash(db, sha256Hex(token));
  return token;
}
