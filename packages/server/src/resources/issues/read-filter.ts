import type { IssueStatus } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findProjectIds, findProject } from "../projects/index.ts";
import { readPeriod } from "../read-period.ts";
import { findNamed, type SearchScope } from "./find-named.ts";
import { DEFAULT_QUERY, parseSearch, type SearchTerm } from "./search/index.ts";
import type { IssueFilter } from "./store-search.ts";

/** What lists and bulk changes are asked for, as it stands in the address. */
export interface FilterQuery {
  query?: string | undefined;
  status?: IssueStatus | undefined;
  environment?: readonly string[] | undefined;
  statsPeriod?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
}

/**
 * Makes a filter of a query. Without `query` it is about unresolved issues, or about those of
 * `status`. Refuses, with a sentence, a search it does not understand.
 */
export async function readFilter(
  db: Db,
  scope: SearchScope,
  query: FilterQuery,
  now: number,
): Promise<IssueFilter> {
  const { status } = query;
  const byStatus: SearchTerm[] = status ? [{ kind: "status", status, negated: false }] : [];
  const terms = readTerms(query.query ?? (status ? "" : DEFAULT_QUERY), now);
  return {
    organizationId: scope.organizationId,
    projectIds: scope.projectIds,
    conditions: await findNamed(db, scope, [...byStatus, ...terms]),
    environments: (query.environment ?? []).filter((name) => name !== ""),
    ...readPeriod(query, now),
  };
}

/**
 * The projects a query names by ids or slugs, all of the organization's where it names none or
 * `-1`. Refuses one that is not there.
 */
export async function readProjects(
  db: Db,
  organizationId: number,
  names: readonly string[] | undefined,
): Promise<number[]> {
  const wanted = [...new Set(names ?? [])].filter((name) => name !== "");
  if (wanted.length === 0 || wanted.includes("-1")) {
    return await findProjectIds(db, organizationId);
  }
  const found = await Promise.all(wanted.map((name) => findProject(db, organizationId, name)));
  return found.map((project, at) => {
    if (project) return project.id;
    throw new Problem("bad-request", { detail: `There is no project "${wanted[at]}" here.` });
  });
}

function readTerms(text: string, now: number): SearchTerm[] {
  const search = parseSearch(text, now);
  if (search.kind === "search") return search.terms;
  throw new Problem("bad-request", { detail: search.sentence });
}
