import { queueMail, statusMail } from "../../mail/index.ts";
import { findUnwilling } from "../mail-choices/index.ts";
import { findMember } from "../members/index.ts";
import { findUsers } from "../users/index.ts";
import { popupUrl } from "./addresses.ts";
import type { Hoot, Shown } from "./model.ts";
import { findFollowers } from "./store-followers.ts";
import type { Writing } from "./writing.ts";

/** Owes a mail to everybody who follows a hoot and is still a member, about how it looks now. */
export async function queueStatusMails(
  { links, tx, wake, now }: Writing,
  hoot: Hoot,
  { state, message }: Shown,
): Promise<void> {
  const followers = await findFollowers(tx, hoot.id);
  const users = await findUsers(tx, followers);
  const unwilling = await findUnwilling(tx, "status", followers);
  for (const userId of followers) {
    const user = users.get(userId);
    if (unwilling.has(userId)) continue;
    if (!user?.isActive || !(await findMember(tx, hoot.organizationId, userId))) continue;
    const words = statusMail({
      hoot: hoot.name,
      state,
      message,
      link: popupUrl(links, hoot.uid),
    });
    const mail = { ...words, to: user.email, organizationId: hoot.organizationId };
    await queueMail(tx, wake, mail, now);
  }
}
