import { accountMail, passwordResetMail, queueMail } from "../mail/index.ts";
import type { Instance, Links } from "../resources/instance.ts";
import { findUser } from "../resources/users/index.ts";

/** How long the link of a forgotten password is good. */
export const RESET_LIFETIME_S = 3600;

/** The page on which a new password is chosen. */
export function resetLink({ baseUrl }: Links, token: string): string {
  return `${baseUrl}/reset-password/${token}/`;
}

/** Owes somebody who forgot their password a mail; accounts that cannot sign in get none. */
export function mailReset({ storage, links, now }: Instance) {
  return async ({ user, token }: { user: { id: string }; token: string }): Promise<void> => {
    const known = await findUser(storage.db, Number(user.id));
    if (!known?.isActive || known.isServiceAccount) return;
    const link = resetLink(links, token);
    const mail = passwordResetMail({ link, validMinutes: RESET_LIFETIME_S / 60 });
    await storage.transaction(
      async (tx, wake) => await queueMail(tx, wake, { ...mail, to: known.email }, now()),
    );
  };
}

/** Tells a person that their password was set anew. */
export function tellOfReset({ storage, links, now }: Instance) {
  return async ({ user }: { user: { email: string } }): Promise<void> => {
    const mail = accountMail({ change: "password-reset", baseUrl: links.baseUrl });
    await storage.transaction(
      async (tx, wake) => await queueMail(tx, wake, { ...mail, to: user.email }, now()),
    );
  };
}
