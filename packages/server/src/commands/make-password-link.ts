import type { SettingsSource } from "../config/index.ts";
import type { Instance } from "../resources/instance.ts";
import { deleteTwoFactor, findUserByEmail, type User } from "../resources/users/index.ts";
import { createSignIn, RESET_LIFETIME_S } from "../sign-in/index.ts";
import { CannotRun } from "./cannot-run.ts";
import { withInstance } from "./with-instance.ts";

/** A link with which somebody chooses a new password, once. */
interface PasswordLink {
  link: string;
  /** Whose password. */
  email: string;
  validMinutes: number;
}

/**
 * Makes a link for somebody who cannot sign in any more, such as the only administrator; beside a
 * running server, too. `removeSecondFactor`: they are asked for no code either, as after a phone was
 * lost. Throws `CannotRun` for who has no account to sign in to.
 */
export async function makePasswordLink(
  source: SettingsSource,
  { email, removeSecondFactor }: { email: string; removeSecondFactor: boolean },
): Promise<PasswordLink> {
  return await withInstance(source, async (instance, { secretKey }) => {
    const user = await getPerson(instance, email);
    if (removeSecondFactor) {
      await instance.storage.transaction(async (tx) => await deleteTwoFactor(tx, user.id));
    }
    const signIn = createSignIn(instance, { secretKey, sendsMail: false });
    const link = await signIn.createResetLink(user.id);
    return { link, email: user.email, validMinutes: RESET_LIFETIME_S / 60 };
  });
}

async function getPerson({ storage }: Instance, email: string): Promise<User> {
  const user = await findUserByEmail(storage.db, email.trim().toLowerCase());
  if (user === undefined) throw new CannotRun(`Nobody here has the address ${email}.`);
  if (user.isServiceAccount) {
    throw new CannotRun(`${email} is a service account, which signs in with tokens alone.`);
  }
  if (!user.isActive) {
    throw new CannotRun(`The account of ${email} is switched off, so nobody can sign in to it.`);
  }
  return user;
}
