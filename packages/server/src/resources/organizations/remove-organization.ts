import type { Tx } from "../../storage/index.ts";
import { deleteTokensOfOrganization, deleteTokensOfUsers } from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { selectServiceMembers } from "../members/index.ts";
import { removeProjectsOf } from "../projects/index.ts";
import { startRemoval } from "../removals/index.ts";
import { uninstallAllOf } from "../sentry-apps/index.ts";
import { deactivateUsers } from "../users/index.ts";
import { lockOrganization } from "./store.ts";
import { markRemoved } from "./store-removed.ts";

/**
 * Removes an organization: at once nobody finds it, its keys and tokens are dead, its integrations
 * are installed nowhere any more, and those that others installed are told so. What is kept of it goes piece by piece afterwards, see
 * `purgeRemovedOrganizations`. Its slug is free again.
 */
export async function removeOrganization(
  instance: Instance,
  doer: Doer,
  organizationId: number,
): Promise<void> {
  const now = instance.now();
  const removedBy = doer.actor.kind === "user" ? doer.actor.userId : null;
  await instance.storage.transaction(async (tx, wake) => {
    const { slug, name, isRemoved } = await lockOrganization(tx, organizationId);
    if (isRemoved) return;
    await markRemoved(tx, organizationId, now);
    await removeProjectsOf(tx, organizationId, removedBy, now);
    const telling = { tx, wake, now };
    await uninstallAllOf(instance.storage, telling, { id: organizationId, slug }, doer);
    await shutOut(tx, organizationId);
    const target = { organizationId, targetId: organizationId, slug, name, removedBy };
    await startRemoval(tx, { kind: "organization", ...target }, now);
    await recordAudit(
      tx,
      {
        // Its own log goes with it.
        organizationId: null,
        event: "org.remove",
        actor: toAuditActor(doer.actor),
        target: { kind: "organization", id: String(organizationId) },
        data: { slug, name },
        ipAddress: doer.ipAddress,
      },
      now,
    );
  });
}

/** Ends what else acts for the organization: its tokens, its service accounts. */
async function shutOut(tx: Tx, organizationId: number): Promise<void> {
  await deleteTokensOfOrganization(tx, organizationId);
  const accounts = await selectServiceMembers(tx, organizationId);
  const userIds = accounts.map(({ userId }) => userId);
  await deleteTokensOfUsers(tx, userIds);
  await deactivateUsers(tx, userIds);
}
