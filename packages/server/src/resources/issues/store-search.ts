import type { Storage } from "../../storage/index.ts";
import type { Place } from "../keyset.ts";
import type { Condition } from "./condition.ts";
import type { Issue } from "./model.ts";
import { isMet, orNone } from "./store-conditions.ts";
import { toIssue } from "./store.ts";

/** The database, and in whose words it is asked. */
export type Searched = Pick<Storage, "db" | "engine">;

/** Which issues a list or a bulk change is about. */
export interface IssueFilter {
  organizationId: number;
  /** Absent: every project of the organization. Empty: none. */
  projectIds?: readonly number[];
  /** Only these, whatever else holds. */
  ids?: readonly number[];
  conditions: readonly Condition[];
  /** Seen in one of these; empty: wherever. */
  environments: readonly string[];
  /** Seen at some time from here (epoch milliseconds, inclusive) … */
  since?: number;
  /** … to here. */
  until?: number;
}

/** What a list can be ordered by, always largest first. */
export const SORT_COLUMNS = {
  date: "last_seen_at",
  new: "first_seen_at",
  freq: "times_seen",
  user: "user_count",
} as const;

export type IssueSort = keyof typeof SORT_COLUMNS;

/**
 * Issues from a place in the list on: at most `limit`, nearest first, so going back they come in
 * the opposite order.
 */
export async function searchIssues(
  storage: Searched,
  filter: IssueFilter,
  page: { sort: IssueSort; from?: Place<number>; backwards: boolean; limit: number },
): Promise<Issue[]> {
  const column = SORT_COLUMNS[page.sort];
  const direction = page.backwards ? "asc" : "desc";
  const beyond = page.backwards ? ">" : "<";
  let query = selectMatching(storage, filter)
    .selectAll()
    .orderBy(column, direction)
    .orderBy("id", direction)
    .limit(page.limit);
  const { from } = page;
  if (from) {
    query = query.where((eb) =>
      eb(eb.refTuple(column, "id"), beyond, eb.tuple(from.value, from.id)),
    );
  }
  return (await query.execute()).map(toIssue);
}

/** How many issues there are, counting no further than `limit`. */
export async function countIssues(
  storage: Searched,
  filter: IssueFilter,
  limit: number,
): Promise<number> {
  const { count } = await storage.db
    .selectFrom(selectMatching(storage, filter).select("id").limit(limit).as("some"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The next ids, in order, after one: bulk changes walk so, for what they change moves the lists. */
export async function findMatchingIds(
  storage: Searched,
  filter: IssueFilter,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await selectMatching(storage, filter)
    .select("id")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

function selectMatching({ db, engine }: Searched, filter: IssueFilter) {
  const { projectIds, ids, environments, since, until } = filter;
  let query = db.selectFrom("issues").where("organization_id", "=", filter.organizationId);
  if (projectIds) query = query.where("project_id", "in", orNone(projectIds));
  if (ids) query = query.where("id", "in", orNone(ids));
  if (since !== undefined) query = query.where("last_seen_at", ">=", since);
  if (until !== undefined) query = query.where("first_seen_at", "<=", until);
  for (const condition of withEnvironments(filter.conditions, environments)) {
    query = query.where((eb) => isMet(engine, eb, condition));
  }
  return query;
}

function withEnvironments(
  conditions: readonly Condition[],
  environments: readonly string[],
): readonly Condition[] {
  if (environments.length === 0) return conditions;
  const patterns = environments.map((value) => ({ kind: "exact", value }) as const);
  return [...conditions, { kind: "tag", key: "environment", patterns, negated: false }];
}
