import type { Db } from "../../storage/index.ts";
import { compareReleases, orderReleases, pickLatest } from "./compare-releases.ts";
import type { Release } from "./model.ts";
import { findNewestReleases } from "./store-projects.ts";
import { findReleasesByVersion } from "./store.ts";

/**
 * How a version stands to another: negative when it comes before, 0 when they are the same or
 * equally new, positive when it comes after. Undefined when nothing is known to order them by.
 */
export type ReleaseOrder = (version: string, base: string) => number | undefined;

/**
 * Finds what is needed to order versions of one organization: by their numbers where both have
 * some and are of one package, else by when they were released or first known.
 */
export async function findReleaseOrder(
  db: Db,
  organizationId: number,
  versions: readonly string[],
): Promise<ReleaseOrder> {
  const known = await findReleasesByVersion(db, organizationId, [...new Set(versions)]);
  return (version, base) => {
    if (version === base) return 0;
    const [release, other] = [known.get(version), known.get(base)];
    return release && other ? orderReleases(release, other) : compareReleases(version, base);
  };
}

/** Releases of older lines are looked for among this many. */
const CANDIDATES = 100;

/** The latest open release of a project, by version where versions say (`pickLatest`). */
export async function findLatestRelease(
  db: Db,
  project: { organizationId: number; id: number },
): Promise<Release | undefined> {
  const { organizationId, id } = project;
  return pickLatest(await findNewestReleases(db, organizationId, id, CANDIDATES));
}
