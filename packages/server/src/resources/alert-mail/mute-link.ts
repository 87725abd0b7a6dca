import type { Instance, Links } from "../instance.ts";
import type { Mute } from "./store-mutes.ts";

const SCOPES: readonly Mute["scope"][] = ["rule", "metric-rule", "project"];

/**
 * Where somebody stops a kind of mail without signing in: the link speaks for them, about this one
 * thing and nothing else. Sealed with the instance's key, so that nobody can make another.
 */
export function muteLink(
  { links, secrets }: { links: Links; secrets: Instance["secrets"] },
  { userId, scope, scopeId }: Mute,
): string {
  const token = secrets.seal(`mute ${userId} ${scope} ${scopeId}`);
  return `${links.baseUrl}/unsubscribe/${encodeURIComponent(token)}/`;
}

/** The link at the end of one mail: of one rule it stops that one; of several, all of the project. */
export function stopLink(
  instance: { links: Links; secrets: Instance["secrets"] },
  { userId, projectId }: { userId: number; projectId: number },
  scope: "rule" | "metric-rule",
  notices: readonly { ruleId: number }[],
): string {
  const [first, ...others] = new Set(notices.map(({ ruleId }) => ruleId));
  return first === undefined || others.length > 0
    ? muteLink(instance, { userId, scope: "project", scopeId: projectId })
    : muteLink(instance, { userId, scope, scopeId: first });
}

/** What a link of ours asks for; undefined: it is none. */
export function readMuteLink(
  { secrets }: Pick<Instance, "secrets">,
  token: string,
): Mute | undefined {
  try {
    const [word, userId, scope, scopeId] = secrets.open(token).split(" ");
    const known = SCOPES.find((one) => one === scope);
    if (word !== "mute" || known === undefined) return undefined;
    return { userId: Number(userId), scope: known, scopeId: Number(scopeId) };
  } catch {
    return undefined;
  }
}
