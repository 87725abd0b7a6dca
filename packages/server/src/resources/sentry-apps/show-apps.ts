import type { SentryApp as AppShape } from "@vedette/contract";
import { type Actor, type Membership, scopesOf } from "../../access/index.ts";
import { findOrganizations } from "../organizations/index.ts";
import type { Instance } from "../instance.ts";
import { findAvatars } from "./avatars/store.ts";
import type { SentryApp } from "./model.ts";
import { type AppViewer, presentApp } from "./present.ts";

/** Presents one app as far as this viewer may see it. */
export async function showApp(
  instance: Instance,
  viewer: AppViewer,
  app: SentryApp,
): Promise<AppShape> {
  const avatars = await findAvatars(instance.storage.db, [app.id]);
  return presentApp(app, avatars.get(app.id) ?? [], viewer, instance);
}

/** Presents apps of whichever organizations, each as far as the caller may see it. */
export async function showApps(
  instance: Instance,
  caller: { actor: Actor; membershipIn: (organizationId: number) => Promise<Membership> },
  apps: readonly SentryApp[],
): Promise<AppShape[]> {
  const { db } = instance.storage;
  const ids = [...new Set(apps.map(({ organizationId }) => organizationId))];
  const owners = new Map((await findOrganizations(db, ids)).map((owner) => [owner.id, owner]));
  const held = new Map(
    await Promise.all(
      ids.map(async (id) => [id, scopesOf(caller.actor, await caller.membershipIn(id))] as const),
    ),
  );
  const avatars = await findAvatars(
    db,
    apps.map(({ id }) => id),
  );
  return apps.flatMap((app) => {
    const owner = owners.get(app.organizationId);
    const scopes = held.get(app.organizationId);
    if (owner === undefined || scopes === undefined) return [];
    const viewer = { owner, scopes: scopes.size > 0 ? scopes : null };
    return [presentApp(app, avatars.get(app.id) ?? [], viewer, instance)];
  });
}
