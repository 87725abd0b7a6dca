import type { Engine, Tx } from "../../storage/index.ts";
import { authorsOf, type NewCommit, type Release } from "./model.ts";
import { addCommitFiles, replaceReleaseCommits, saveCommits } from "./store-commits.ts";

/**
 * Makes these the commits of a release, newest first, in somebody else's transaction; gives the
 * release as it has to be written then.
 */
export async function setCommits(
  engine: Engine,
  tx: Tx,
  release: Release,
  commits: readonly NewCommit[],
  now: number,
): Promise<Release> {
  const ids = await saveCommits(engine, tx, release.organizationId, commits, now);
  const files = commits.flatMap(({ files }, at) =>
    files.map((file) => ({ ...file, commitId: ids[at] ?? 0 })),
  );
  await addCommitFiles(engine, tx, files);
  await replaceReleaseCommits(engine, tx, release.id, ids);
  return {
    ...release,
    commitCount: commits.length,
    lastCommitId: ids[0] ?? null,
    authors: authorsOf(commits),
  };
}
