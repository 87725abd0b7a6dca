import { Problem } from "@vedette/contract/problems";
import { accountMail, queueMail } from "../../mail/index.ts";
import { isUniqueViolation } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import type { User } from "./model.ts";
import { getUser } from "./store.ts";
import { findPasswordHash, updateProfile as updateProfileRow } from "./store-account.ts";

/**
 * Changes a person's name, or the e-mail address that they sign in with. The address is changed by
 * who knows the password only, and the old one is told. Refuses an address that somebody else has.
 */
export async function updateProfile(
  { storage, links, now }: Instance,
  user: User,
  given: { name?: string | undefined; email?: string | undefined; password?: string | undefined },
): Promise<User> {
  const name = given.name ?? user.name;
  const email = given.email?.toLowerCase() ?? user.email;
  const moves = email !== user.email;
  if (moves) {
    const hash = await findPasswordHash(storage.db, user.id);
    if (hash !== undefined && !(await isPassword(hash, given.password ?? ""))) {
      const sentence = "Type your password to change the e-mail address.";
      throw Problem.fields({
        password: [given.password ? "This is not your password." : sentence],
      });
    }
  }
  try {
    return await storage.transaction(async (tx, wake) => {
      await updateProfileRow(tx, user.id, { name, email }, now());
      if (moves) {
        const mail = accountMail({ change: "email-changed", baseUrl: links.baseUrl });
        await queueMail(tx, wake, { ...mail, to: user.email }, now());
      }
      return await getUser(tx, user.id);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw Problem.fields({ email: ["Somebody else has this address."] });
  }
}

async function isPassword(hash: string, password: string): Promise<boolean> {
  const { verifyPassword } = await import("better-auth/crypto");
  return await verifyPassword({ hash, password });
}
