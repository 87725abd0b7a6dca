import type { Activity as WireActivity } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { presentUser } from "../users/index.ts";
import type { Authors } from "./find-authors.ts";
import type { Activity } from "./model.ts";

/** A line of an issue's history. `authors` must know those of all lines that are shown. */
export function presentActivity(activity: Activity, authors: Authors): WireActivity {
  const { userId, sentryAppId } = activity.author;
  const user = userId === null ? undefined : authors.users.get(userId);
  const app = sentryAppId === null ? undefined : authors.apps.get(sentryAppId);
  return {
    id: String(activity.id),
    user: user ? presentUser(user) : null,
    ...(app && {
      sentry_app: { id: String(app.id), slug: app.slug, name: app.name, uuid: app.uuid },
    }),
    type: activity.type,
    data: activity.data,
    dateCreated: formatInstant(activity.createdAt),
  };
}

/** The line every history begins with; it is not stored, for the issue itself tells it. */
export function presentFirstSeen(firstSeenAt: number): WireActivity {
  return {
    id: "0",
    user: null,
    type: "first_seen",
    data: {},
    dateCreated: formatInstant(firstSeenAt),
  };
}
