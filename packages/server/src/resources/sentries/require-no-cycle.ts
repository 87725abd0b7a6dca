import { Problem } from "@vedette/contract/problems";
import type { Writing } from "../hoots/index.ts";
import type { Sentry } from "./model.ts";
import { findUpstreamLinks } from "./store-links.ts";
import { findSentryIds, lockSentries } from "./store.ts";

/**
 * Refuses upstreams that have the sentry among their own, directly or by others. Holds all sentries
 * of the organization until the transaction ends, or two changes at once could close a circle.
 */
export async function requireNoCycle(
  { storage, tx }: Writing,
  sentry: Pick<Sentry, "id" | "organizationId">,
  upstreamIds: readonly number[],
): Promise<void> {
  if (upstreamIds.length === 0) return;
  const all = await findSentryIds(tx, sentry.organizationId);
  await lockSentries(storage.engine, tx, all);
  const seen = new Set<number>();
  let next = [...upstreamIds];
  while (next.length > 0) {
    if (next.includes(sentry.id)) {
      const sentence = "A sentry cannot be upstream of itself, not by way of others either.";
      throw Problem.fields({ upstreams: [sentence] });
    }
    for (const id of next) seen.add(id);
    const links = await findUpstreamLinks(tx, next);
    next = [...new Set(links.map(({ upstreamId }) => upstreamId))].filter((id) => !seen.has(id));
  }
}
