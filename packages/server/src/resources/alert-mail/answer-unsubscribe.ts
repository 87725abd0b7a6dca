import type { Instance } from "../instance.ts";
import { readMuteLink } from "./mute-link.ts";
import { ensureMute } from "./store-mutes.ts";

const ABOUT = {
  rule: "this alert rule",
  "metric-rule": "this alert rule",
  project: "all alert rules of this project",
} as const;

/**
 * Answers who follows the link in a mail, signed in or not: what it would stop, or with `stop` that
 * it does. Undefined: the link is none of ours.
 */
export async function answerUnsubscribe(
  instance: Instance,
  token: string,
  stop: boolean,
): Promise<{ about: string } | undefined> {
  const mute = readMuteLink(instance, token);
  if (mute === undefined) return undefined;
  if (stop) {
    await instance.storage.transaction(
      async (tx) => await ensureMute(tx, { ...mute, untilAt: null }, instance.now()),
    );
  }
  return { about: ABOUT[mute.scope] };
}
