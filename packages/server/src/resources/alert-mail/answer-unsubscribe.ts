import type { MailKind } from "@vedette/contract/mail-kinds";
import { chooseMail, readStopLink } from "../mail-choices/index.ts";
import type { Instance } from "../instance.ts";
import { readMuteLink } from "./mute-link.ts";
import { ensureMute } from "./store-mutes.ts";

const ABOUT = {
  rule: "this alert rule",
  "metric-rule": "this alert rule",
  project: "all alert rules of this project",
} as const;

const KINDS: { readonly [kind in MailKind]: string } = {
  alerts: "alerts",
  assignments: "issues that are assigned to you",
  mentions: "comments that mention you",
  status: "status",
};

/**
 * Answers who follows the link in a mail, signed in or not: what it would stop, or with `stop` that
 * it does. Undefined: the link is none of ours.
 */
export async function answerUnsubscribe(
  instance: Instance,
  token: string,
  stop: boolean,
): Promise<{ about: string } | undefined> {
  const unwanted = readStopLink(instance, token);
  if (unwanted !== undefined) {
    const { userId, kind } = unwanted;
    if (stop) {
      await instance.storage.transaction(async (tx) => await chooseMail(tx, userId, kind, false));
    }
    return { about: KINDS[kind] };
  }
  const mute = readMuteLink(instance, token);
  if (mute === undefined) return undefined;
  if (stop) {
    await instance.storage.transaction(
      async (tx) => await ensureMute(tx, { ...mute, untilAt: null }, instance.now()),
    );
  }
  return { about: ABOUT[mute.scope] };
}
