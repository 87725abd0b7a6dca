import type { SignalName, Tx } from "../storage/index.ts";
import type { NewMail } from "./new-mail.ts";
import { insertMail } from "./store.ts";

/**
 * Owes somebody a mail, in the transaction of its cause: it goes out once that has committed, and
 * not at all when it does not. Where no mail server is set up it is kept, marked as not sent.
 */
export async function queueMail(
  tx: Tx,
  wake: (name: SignalName) => void,
  mail: NewMail,
  now: number,
): Promise<void> {
  await insertMail(tx, mail, now);
  wake("mails");
}
