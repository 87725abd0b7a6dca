import type { Release as ReleaseShape, ReleaseStatus } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { type Page, readPageOfNumbers, toPage } from "../keyset.ts";
import { describeReleases } from "./describe-releases.ts";
import { noSuchProject, readProjects } from "./read-projects.ts";
import { selectReleases } from "./store.ts";

/** What a list of releases is asked for, as it stands in the address. */
export interface ListQuery {
  query?: string | undefined;
  environment?: readonly string[] | undefined;
  /** Left out: open. */
  status?: ReleaseStatus | undefined;
  cursor?: string | undefined;
  per_page?: number | undefined;
  limit?: number | undefined;
}

/**
 * A page of an organization's releases, presented, newest first. `projectIds`: only those of these
 * projects, and what those say of them.
 */
export async function listReleases(
  db: Db,
  organizationId: number,
  projectIds: readonly number[] | undefined,
  query: ListQuery,
): Promise<Page<ReleaseShape>> {
  const request = readPageOfNumbers(query);
  const filter = {
    organizationId,
    ...(projectIds && { projectIds }),
    environments: (query.environment ?? []).filter((name) => name !== ""),
    text: query.query,
    status: query.status ?? "open",
  };
  const found = await selectReleases(db, filter, request);
  const page = toPage(found, request, ({ sortAt, id }) => ({ value: sortAt, id }));
  return { ...page, rows: await describeReleases(db, page.rows, projectIds) };
}

/** The projects a query names; undefined: it names none, or `-1`. Refuses one that is not there. */
export async function readProjectFilter(
  db: Db,
  organizationId: number,
  names: readonly string[] | undefined,
): Promise<number[] | undefined> {
  const wanted = (names ?? []).filter((name) => name !== "");
  if (wanted.length === 0 || wanted.includes("-1")) return undefined;
  const { projects, unknown } = await readProjects(db, organizationId, wanted);
  if (unknown.length > 0) {
    throw new Problem("bad-request", { detail: noSuchProject(unknown).join(" ") });
  }
  return projects.map(({ id }) => id);
}
