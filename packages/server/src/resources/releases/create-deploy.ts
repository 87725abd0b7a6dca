import { Problem } from "@vedette/contract/problems";
import { noteEnvironments } from "../environments/index.ts";
import type { Instance } from "../instance.ts";
import type { Deploy } from "./model.ts";
import { addReleaseEnvironments, insertDeploy, selectDeploys } from "./store-deploys.ts";
import { findReleaseProjects } from "./store-projects.ts";
import { lockRelease, updateReleaseRow } from "./store.ts";

export interface NewDeploy {
  organizationId: number;
  version: string;
  deploy: Omit<Deploy, "id" | "finishedAt"> & {
    /** Null: now. */
    finishedAt: number | null;
  };
  /** Which of the release's projects; undefined: all of them. */
  projectIds?: readonly number[];
}

/**
 * Notes that a release was deployed to an environment, which the projects have from then on.
 * Refuses a release that is not there and projects that are not the release's.
 */
export async function createDeploy(instance: Instance, input: NewDeploy): Promise<Deploy> {
  const { engine } = instance.storage;
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const release = await lockRelease(tx, input.organizationId, input.version);
    if (release === undefined) throw new Problem("not-found");
    const own = (await findReleaseProjects(tx, [release.id])).get(release.id) ?? [];
    const projectIds = chooseProjects(
      own.map(({ projectId }) => projectId),
      input.projectIds,
    );
    const finishedAt = input.deploy.finishedAt ?? now;
    const deploy = await insertDeploy(tx, release.id, { ...input.deploy, finishedAt });
    const { environment } = deploy;
    const seen = { name: environment, firstAt: now, lastAt: now };
    await noteEnvironments(
      engine,
      tx,
      projectIds.map((projectId) => ({ projectId, ...seen })),
    );
    const places = projectIds.map((projectId) => ({
      releaseId: release.id,
      projectId,
      environment,
    }));
    await addReleaseEnvironments(engine, tx, places);
    const [last] = await selectDeploys(tx, release.id, { offset: 0, limit: 1 });
    const deployCount = release.deployCount + 1;
    await updateReleaseRow(tx, { ...release, deployCount, lastDeployId: last?.id ?? deploy.id });
    return deploy;
  });
}

function chooseProjects(own: readonly number[], wanted: readonly number[] | undefined): number[] {
  if (wanted === undefined) return [...own];
  if (wanted.every((id) => own.includes(id))) return [...wanted];
  throw Problem.fields({ projects: ["The release does not belong to all of these projects."] });
}
