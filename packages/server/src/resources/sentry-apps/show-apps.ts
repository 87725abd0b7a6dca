import type { SentryApp as AppShape } from "@vedette/contract";
import { type Actor, type Membership, scopesOf } from "../../access/index.ts";
import { findOrganizations } from "../organizations/index.ts";
import type { Instance } from "../instance.ts";
import type { SentryApp } from "./model.ts";
import { presentApp } from "./present.ts";

/** Presents apps of whichever organizations, each as far as the caller may see it. */
export async function showApps(
  instance: Instance,
  viewer: { actor: Actor; membershipIn: (organizationId: number) => Promise<Membership> },
  apps: readonly SentryApp[],
): Promise<AppShape[]> {
  const ids = [...new Set(apps.map(({ organizationId }) => organizationId))];
  const owners = new Map(
    (await findOrganizations(instance.storage.db, ids)).map((owner) => [owner.id, owner]),
  );
  const held = new Map(
    await Promise.all(
      ids.map(async (id) => [id, scopesOf(viewer.actor, await viewer.membershipIn(id))] as const),
    ),
  );
  return apps.flatMap((app) => {
    const owner = owners.get(app.organizationId);
    const scopes = held.get(app.organizationId);
    if (owner === undefined || scopes === undefined) return [];
    return [presentApp(app, { owner, scopes: scopes.size > 0 ? scopes : null }, instance)];
  });
}
