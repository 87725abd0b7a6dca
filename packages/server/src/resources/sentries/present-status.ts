import { formatInstant } from "../../protocol/index.ts";
import type { JsonObject } from "../../outbox/index.ts";
import type { Hoot } from "../hoots/index.ts";
import type { Links } from "../instance.ts";
import type { Sentry } from "./model.ts";

/** Where updates of a sentry are sent. */
export function apiUrl({ baseUrl }: Links, uid: string): string {
  return `${baseUrl}/api/0/sentries/${uid}/`;
}

/** A sentry as its API address and webhooks tell it (`SentryStatus`). */
export function presentStatus(links: Links, sentry: Sentry, hoots: readonly Hoot[]) {
  const toInstant = (at: number | null) => (at === null ? null : formatInstant(at));
  return {
    uid: sentry.uid,
    url: apiUrl(links, sentry.uid),
    name: sentry.name,
    description: sentry.description,
    enabled: sentry.isEnabled,
    state: sentry.state,
    user_message: sentry.message,
    latest_record_at: toInstant(sentry.recordAt),
    meta: sentry.meta,
    updated_at: toInstant(sentry.updatedAt),
    hoots: hoots.map(presentHootReference),
  } satisfies JsonObject;
}

/** A hoot as its sentries name it. */
export function presentHootReference({ uid, name, shownState }: Hoot) {
  return { uid, name, state: shownState };
}
