import { type MailKind, MAIL_KINDS } from "@vedette/contract/mail-kinds";
import type { Instance } from "../instance.ts";

/** A kind of mail that somebody does not want. */
interface Unwanted {
  userId: number;
  kind: MailKind;
}

/**
 * Where somebody stops a kind of mail without signing in: the link speaks for them, about this one
 * thing and nothing else. Sealed with the instance's key, so that nobody can make another.
 */
export function stopLink(
  { links, secrets }: Pick<Instance, "links" | "secrets">,
  { userId, kind }: Unwanted,
): string {
  const token = secrets.seal(`stop ${userId} ${kind}`);
  return `${links.baseUrl}/unsubscribe/${encodeURIComponent(token)}/`;
}

/** What a link of ours asks for; undefined: it is none. */
export function readStopLink(
  { secrets }: Pick<Instance, "secrets">,
  token: string,
): Unwanted | undefined {
  try {
    const [word, userId, kind] = secrets.open(token).split(" ");
    const known = MAIL_KINDS.find((one) => one === kind);
    return word === "stop" && known !== undefined
      ? { userId: Number(userId), kind: known }
      : undefined;
  } catch {
    return undefined;
  }
}
