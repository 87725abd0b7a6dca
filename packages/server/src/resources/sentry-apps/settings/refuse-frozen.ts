import { Problem } from "@vedette/contract/problems";
import type { Tx } from "../../../storage/index.ts";
import { findInstallationsOfApp } from "../installations/store.ts";
import type { SentryApp } from "../model.ts";

/**
 * Refuses changes of what others agreed to when they installed an app: the scopes of a published
 * one, and more scopes for one that is on organizations which are not its own, published or not.
 * What a published app is good for is for staff to say.
 */
export async function refuseFrozen(
  tx: Tx,
  before: SentryApp,
  after: SentryApp,
  isStaff: boolean,
): Promise<void> {
  const isPublished = before.status === "published";
  if (!isSame(before.scopes, after.scopes)) {
    const isMore = after.scopes.some((scope) => !before.scopes.includes(scope));
    if (isPublished || (isMore && (await isInstalledElsewhere(tx, before)))) {
      refuse("Cannot update permissions on a published integration.");
    }
  }
  if (isPublished && !isStaff && !isSame(before.features, after.features)) {
    refuse("Cannot update features on a published integration.");
  }
}

async function isInstalledElsewhere(tx: Tx, app: SentryApp): Promise<boolean> {
  const installations = await findInstallationsOfApp(tx, app.id);
  return installations.some(({ organizationId }) => organizationId !== app.organizationId);
}

function isSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}

function refuse(detail: string): never {
  throw new Problem("bad-request", { detail });
}
