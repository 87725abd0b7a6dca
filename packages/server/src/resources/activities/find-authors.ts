import type { Db } from "../../storage/index.ts";
import { findAppReferences, type AppReference } from "../sentry-apps/index.ts";
import { findUsers, type User } from "../users/index.ts";
import type { Activity } from "./model.ts";

/** Who wrote lines of a history, by id. */
export interface Authors {
  users: ReadonlyMap<number, User>;
  apps: ReadonlyMap<number, AppReference>;
}

/** Finds the authors of all these lines at once. */
export async function findAuthors(db: Db, activities: readonly Activity[]): Promise<Authors> {
  const users = await findUsers(db, distinct(activities.map(({ author }) => author.userId)));
  const appIds = distinct(activities.map(({ author }) => author.sentryAppId));
  const apps = await findAppReferences(db, appIds);
  return { users, apps };
}

function distinct(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
