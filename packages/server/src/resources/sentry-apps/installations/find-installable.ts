import type { Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../../storage/index.ts";
import { mayGive } from "../may-give.ts";
import type { SentryApp } from "../model.ts";
import { findApp } from "../store.ts";

/**
 * The app of this slug or number as one organization may install it. Refuses what there is not, and
 * what was not published and belongs to another one: nobody learns that it exists.
 */
export async function getInstallable(
  db: Db,
  organizationId: number,
  idOrSlug: string,
): Promise<SentryApp> {
  const app = await findApp(db, idOrSlug);
  if (app === undefined || !isInstallable(app, organizationId)) throw new Problem("app-not-found");
  return app;
}

/** What an app asks for that a caller does not have, and so cannot give. */
export function findMissing(app: SentryApp, held: ReadonlySet<Scope>): Scope[] {
  return app.scopes.filter((scope) => !mayGive(scope, held));
}

function isInstallable(app: SentryApp, organizationId: number): boolean {
  if (app.isDisabled || app.status === "deletion_in_progress") return false;
  return app.status === "published" || app.organizationId === organizationId;
}
