import type { Hoot as WireHoot } from "@vedette/contract";
import { complainOf, describeTarget, type TargetWords } from "../../alert-targets/index.ts";
import type { HootAction } from "./model.ts";

type Shown = WireHoot["actions"][number];

/** Actions as they are shown, each with a sentence. `secrets`: of webhooks that are new, by their ids. */
export function showActions(
  actions: readonly HootAction[],
  words: TargetWords,
  secrets: ReadonlyMap<number, string>,
): Shown[] {
  return actions.map(({ states, does }): Shown => {
    const desc = describeTarget(does, words);
    if (does.kind === "webhook") {
      const { webhookId } = does;
      const url = words.webhooks.get(webhookId)?.url ?? "";
      const secret = secrets.get(webhookId);
      const shown = { url, webhookId: String(webhookId), ...(secret !== undefined && { secret }) };
      return { type: "webhook", states: [...states], sentryAppId: null, ...shown, desc };
    }
    const { sentryAppId, installationUuid, settings } = does;
    const filled = settings !== null && {
      sentryAppInstallationUuid: installationUuid,
      settings: settings.map(({ name, value }) => ({ name, value })),
    };
    return { type: "sentry_app", states: [...states], sentryAppId, ...filled, desc };
  });
}

/** A sentence for each action that is skipped, for its integration cannot be told any more. */
export function findBroken(
  actions: readonly HootAction[],
  { integrations }: TargetWords,
): { detail: string }[] {
  return actions.flatMap(({ does }) => {
    const complaint = does.kind === "integration" ? complainOf(does, integrations) : undefined;
    return complaint === undefined ? [] : [{ detail: `${complaint} This action is skipped.` }];
  });
}
