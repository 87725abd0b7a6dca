import { Problem } from "@vedette/contract/problems";
import { RunAgain, type Tx } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { fillIn, type Release } from "./model.ts";
import type { Report } from "./read-report.ts";
import { setCommits } from "./set-commits.ts";
import { addReleaseProjects } from "./store-projects.ts";
import { insertRelease, lockRelease, updateReleaseRow } from "./store.ts";

export interface NewRelease {
  organizationId: number;
  version: string;
  /** Those it belongs to, in order of their ids; none only for a release that is known already. */
  projectIds: readonly number[];
  report: Report;
}

/**
 * Takes a build's report of a release. One that is known already gains the projects it did not
 * have and what was not said of it before; commits take the place of those before. `isNews`: it was
 * not known, or not in all of these projects. Refuses a new one that would be in no project.
 */
export async function createRelease(
  instance: Instance,
  input: NewRelease,
): Promise<{ release: Release; isNews: boolean }> {
  const { engine } = instance.storage;
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const { release, isNew } = await ensureRelease(tx, input, now);
    const added = await addReleaseProjects(engine, tx, release.id, input.projectIds);
    const { changes, commits } = input.report;
    const filled = fillIn(release, changes);
    const after = commits ? await setCommits(engine, tx, filled, commits, now) : filled;
    await updateReleaseRow(tx, after);
    return { release: after, isNews: isNew || added.includes(true) };
  });
}

async function ensureRelease(
  tx: Tx,
  { organizationId, version, projectIds }: NewRelease,
  now: number,
): Promise<{ release: Release; isNew: boolean }> {
  if (projectIds.length === 0)
    return { release: await lockKnown(tx, organizationId, version), isNew: false };
  const inserted = await insertRelease(tx, {
    organizationId,
    version,
    createdAt: now,
    sortAt: now,
  });
  if (inserted) return { release: inserted, isNew: true };
  const known = await lockRelease(tx, organizationId, version);
  // It was deleted between the two: now there is room.
  if (known === undefined) throw new RunAgain();
  return { release: known, isNew: false };
}

async function lockKnown(tx: Tx, organizationId: number, version: string): Promise<Release> {
  const known = await lockRelease(tx, organizationId, version);
  if (known) return known;
  throw Problem.fields({ projects: ["A new release needs at least one project."] });
}
