import type { Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { type Actor, type Membership, scopesOf } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { getOrganization } from "../organizations/index.ts";
import { enterApp, type Visitor } from "./enter-app.ts";
import type { SentryApp } from "./model.ts";
import type { AppViewer } from "./present.ts";
import { isStaff } from "./settings/staff-settings.ts";
import { findApp } from "./store.ts";

const READ: readonly Scope[] = ["org:read", "org:integrations", "org:write", "org:admin"];

interface Onlooker extends Visitor<{ id: number; slug: string; scopes: ReadonlySet<Scope> }> {
  actor: Actor;
  membershipIn: (organizationId: number) => Promise<Membership>;
}

/**
 * Finds the app a path names for somebody who only looks: a published one is there for everybody,
 * any other for members of the owning organization and for staff. One that is switched off is
 * refused to all but staff.
 */
export async function viewApp(
  db: Db,
  onlooker: Onlooker,
  idOrSlug: string,
): Promise<{ app: SentryApp; viewer: AppViewer }> {
  const app = await findApp(db, idOrSlug);
  if (app === undefined) throw new Problem("app-not-found");
  const staff = isStaff(onlooker.actor);
  if (app.status !== "published" && !staff) await enterApp(db, onlooker, idOrSlug, READ);
  if (app.isDisabled && !staff) throw new Problem("app-disabled");
  const owner = await getOrganization(db, app.organizationId);
  const membership = await onlooker.membershipIn(app.organizationId);
  const scopes = scopesOf(onlooker.actor, membership);
  return { app, viewer: { owner, scopes: scopes.size > 0 ? scopes : null } };
}
