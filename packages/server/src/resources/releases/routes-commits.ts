import {
  listProjectReleaseCommits,
  listProjectReleaseFiles,
  listReleaseCommitFiles,
  listReleaseCommits,
  listReleaseFiles,
  listRepositories,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { getRelease, getReleaseOfProject } from "./get-release.ts";
import type { Release } from "./model.ts";
import { presentCommit, presentCommitFile } from "./present.ts";
import { findReleasesOfCommits, selectCommitFiles, selectCommits } from "./store-commits.ts";

/** What a release is made of. */
export function commitRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const listCommits = async (release: Release, query: Parameters<typeof readOffset>[0]) => {
    const request = readOffset(query);
    const page = toOffsetPage(await selectCommits(db, release.id, request), request);
    const releases = await findReleasesOfCommits(
      db,
      page.rows.map(({ id }) => id),
    );
    const body = page.rows.map((commit) => presentCommit(commit, releases.get(commit.id) ?? []));
    return { status: 200 as const, body, page };
  };

  const listNone = (query: Parameters<typeof readOffset>[0]) => {
    const page = toOffsetPage<never>([], readOffset(query));
    return { status: 200 as const, body: page.rows, page };
  };

  return [
    implement(listReleaseCommits, async ({ organization, params, query }) => {
      const release = await getRelease(db, organization.id, params.version);
      return await listCommits(release, query);
    }),

    implement(listProjectReleaseCommits, async ({ organization, params, query }) => {
      const { release } = await getReleaseOfProject(db, organization.id, params);
      return await listCommits(release, query);
    }),

    implement(listReleaseCommitFiles, async ({ organization, params, query }) => {
      const release = await getRelease(db, organization.id, params.version);
      const request = readOffset(query);
      const page = toOffsetPage(await selectCommitFiles(db, release.id, request), request);
      const body = page.rows.map((file) => presentCommitFile(file, organization.id));
      return { status: 200, body, page };
    }),

    implement(listReleaseFiles, async ({ organization, params, query }) => {
      await getRelease(db, organization.id, params.version);
      return listNone(query);
    }),

    implement(listProjectReleaseFiles, async ({ organization, params, query }) => {
      await getReleaseOfProject(db, organization.id, params);
      return listNone(query);
    }),

    implement(listRepositories, async ({ query }) => listNone(query)),
  ];
}
