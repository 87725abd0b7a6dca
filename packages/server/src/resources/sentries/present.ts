import type { Sentry as WireSentry, SentryEntry } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Hoot } from "../hoots/index.ts";
import type { Links } from "../instance.ts";
import type { Entry, Follows, Sentry } from "./model.ts";
import { apiUrl, presentHootReference } from "./present-status.ts";

/** Names that sentries keep as ids only. */
export interface FollowedNames {
  projects: ReadonlyMap<number, { slug: string }>;
  monitors: ReadonlyMap<number, { slug: string }>;
}

export function presentSentry(
  links: Links,
  sentry: Sentry,
  around: { hoots: readonly Hoot[]; upstreams: readonly Sentry[]; names: FollowedNames },
): WireSentry {
  return {
    uid: sentry.uid,
    name: sentry.name,
    description: sentry.description,
    isEnabled: sentry.isEnabled,
    state: sentry.state,
    message: sentry.message,
    stateSince: toInstant(sentry.stateSinceAt),
    lastUpdate: toInstant(sentry.updatedAt),
    latestRecordAt: toInstant(sentry.recordAt),
    meta: sentry.meta,
    timeoutHours: sentry.timeoutMs === null ? null : sentry.timeoutMs / 3_600_000,
    timesOutAt: toInstant(sentry.timesOutAt),
    apiUrl: apiUrl(links, sentry.uid),
    token: sentry.token && {
      lastCharacters: sentry.token.end,
      dateCreated: formatInstant(sentry.token.createdAt),
    },
    follows: sentry.follows && presentFollows(sentry.follows, around.names),
    hoots: around.hoots.map(presentHootReference),
    upstreams: around.upstreams.map(({ uid, name, state }) => ({ uid, name, state })),
    dateCreated: formatInstant(sentry.createdAt),
  };
}

/** A line of a history; the note of a private one only for those who may read it. */
export function presentEntry(entry: Entry, seesPrivate: boolean): SentryEntry {
  return {
    id: String(entry.id),
    kind: entry.kind,
    state: entry.state,
    message: entry.message,
    note: entry.isPrivate && !seesPrivate ? null : entry.note,
    isPrivate: entry.isPrivate,
    meta: entry.meta,
    latestRecordAt: toInstant(entry.recordAt),
    author: entry.author,
    dateCreated: formatInstant(entry.createdAt),
  };
}

function presentFollows(follows: Follows, names: FollowedNames): WireSentry["follows"] {
  if (follows.kind === "metric-alert") {
    return { type: "metric-alert", alert: String(follows.alertId) };
  }
  const project = names.projects.get(follows.projectId)?.slug ?? String(follows.projectId);
  if (follows.kind === "monitor") {
    const monitor = names.monitors.get(follows.monitorId)?.slug ?? null;
    return { type: "monitor", project, monitor };
  }
  const { level, minutes, sadAt, sickAt } = follows;
  return { type: "issues", project, level, minutes, sadAt, sickAt };
}

function toInstant(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
