import type { Db } from "../../storage/index.ts";
import type { Issue, SeenAgain } from "./model.ts";
import { countEventsSince } from "./store-counters.ts";
import { countUsersSince } from "./store-users.ts";

const MINUTE_MS = 60_000;

/**
 * What an ignored issue's conditions with windows go by: its events (by the hour) and its users
 * within them. Nothing is counted for conditions that it does not have.
 */
export async function countWindows(
  db: Db,
  { id, status, statusDetails }: Pick<Issue, "id" | "status" | "statusDetails">,
  now: number,
): Promise<Pick<SeenAgain, "timesSeenInWindow" | "userCountInWindow">> {
  if (status !== "ignored") return {};
  const { ignoreWindow, ignoreUserWindow, ignoreUserCount, ignoredAt = 0 } = statusDetails;
  return {
    ...(ignoreWindow !== undefined && {
      timesSeenInWindow: await countEventsSince(db, id, now - ignoreWindow * MINUTE_MS),
    }),
    ...(ignoreUserWindow !== undefined &&
      ignoreUserCount !== undefined && {
        userCountInWindow: await countUsersSince(
          db,
          id,
          Math.max(now - ignoreUserWindow * MINUTE_MS, ignoredAt),
          ignoreUserCount,
        ),
      }),
  };
}
