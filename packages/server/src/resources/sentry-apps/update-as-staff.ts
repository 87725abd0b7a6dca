import type { SentryApp as AppShape, SentryAppUpdate } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { type Membership, scopesOf } from "../../access/index.ts";
import type { Doer } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { getOrganization } from "../organizations/index.ts";
import { auditApp } from "./audit-app.ts";
import type { SentryApp } from "./model.ts";
import { noteStaffDecision } from "./publishing/note-staff-decision.ts";
import { Complaints } from "./settings/complaints.ts";
import { readFeatures } from "./settings/read-fields.ts";
import { isStaff, readStaffSettings } from "./settings/staff-settings.ts";
import { showApp } from "./show-apps.ts";
import { findApp } from "./store.ts";
import { lockApp, updateAppSettings, updateStaffSettings } from "./store-write.ts";

/** What staff decides; the last one also builders do, until an app is published. */
const THEIRS: ReadonlySet<string> = new Set([
  "status",
  "popularity",
  "isDisabled",
  "metadata",
  "features",
]);

/**
 * Changes what staff decides about an app of an organization they are not in, and gives the app as
 * they see it; undefined for everybody else, whose change is another. Refuses what is for the
 * organization alone to change, by field.
 */
export async function updateAsStaff(
  instance: Instance,
  doer: Doer,
  visitor: { membershipIn: (organizationId: number) => Promise<Membership> },
  idOrSlug: string,
  fields: SentryAppUpdate,
): Promise<AppShape | undefined> {
  if (!isStaff(doer.actor)) return undefined;
  const { storage } = instance;
  const found = await findApp(storage.db, idOrSlug);
  if (found === undefined) throw new Problem("app-not-found");
  const membership = await visitor.membershipIn(found.organizationId);
  if (scopesOf(doer.actor, membership).size > 0) return undefined;
  const complaints = new Complaints();
  for (const name of Object.keys(fields)) {
    if (THEIRS.has(name)) continue;
    complaints.add(
      name,
      "Only members of the organization that owns this integration change this.",
    );
  }
  const now = instance.now();
  const changed = await storage.transaction(async (tx) => {
    const before = await lockApp(tx, found.id);
    if (before === undefined) throw new Problem("app-not-found");
    const features = readFeatures(fields.features, before.features, complaints);
    complaints.throwAny();
    const after: SentryApp = { ...before, features, ...readStaffSettings(fields, before, now) };
    await updateAppSettings(tx, before.id, after, now);
    await updateStaffSettings(tx, before.id, after, now);
    await noteStaffDecision(tx, doer, before, after, now);
    const data = { changed: Object.keys(fields).toSorted() };
    await auditApp(tx, doer, after, { event: "sentry-app.edit", data, now });
    return after;
  });
  const owner = await getOrganization(storage.db, changed.organizationId);
  return await showApp(instance, { owner, scopes: null }, changed);
}
