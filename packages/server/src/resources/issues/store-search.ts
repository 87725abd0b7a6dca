import { containsText, type Db } from "../../storage/index.ts";
import type { Place } from "../keyset.ts";
import type { Issue } from "./model.ts";
import type { SearchTerm } from "./search-query.ts";
import { toIssue } from "./store.ts";

/** Which issues a list or a bulk change is about. */
export interface IssueFilter {
  organizationId: number;
  /** Absent: every project of the organization. Empty: none. */
  projectIds?: readonly number[];
  /** Only these, whatever else holds. */
  ids?: readonly number[];
  terms: readonly SearchTerm[];
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
  db: Db,
  filter: IssueFilter,
  page: { sort: IssueSort; from?: Place<number>; backwards: boolean; limit: number },
): Promise<Issue[]> {
  const column = SORT_COLUMNS[page.sort];
  const direction = page.backwards ? "asc" : "desc";
  const beyond = page.backwards ? ">" : "<";
  let query = selectMatching(db, filter)
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
export async function countIssues(db: Db, filter: IssueFilter, limit: number): Promise<number> {
  const { count } = await db
    .selectFrom(selectMatching(db, filter).select("id").limit(limit).as("some"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The next ids, in order, after one: bulk changes walk so, for what they change moves the lists. */
export async function findMatchingIds(
  db: Db,
  filter: IssueFilter,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await selectMatching(db, filter)
    .select("id")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

function selectMatching(db: Db, filter: IssueFilter) {
  const { projectIds, ids, environments, since, until } = filter;
  let query = selectIssues(db).where("organization_id", "=", filter.organizationId);
  if (projectIds) query = query.where("project_id", "in", orNone(projectIds));
  if (ids) query = query.where("id", "in", orNone(ids));
  if (since !== undefined) query = query.where("last_seen_at", ">=", since);
  if (until !== undefined) query = query.where("first_seen_at", "<=", until);
  if (environments.length > 0) query = seenIn(query, environments);
  return filter.terms.reduce(meeting, query);
}

function selectIssues(db: Db) {
  return db.selectFrom("issues");
}

type Query = ReturnType<typeof selectIssues>;

/** `in ()` is no SQL: no project and no issue has the id 0. */
function orNone(ids: readonly number[]): readonly number[] {
  return ids.length === 0 ? [0] : ids;
}

function meeting(query: Query, term: SearchTerm): Query {
  switch (term.kind) {
    case "status":
      return query.where("status", term.negated ? "!=" : "=", term.status);
    case "level":
      return query.where("level", term.negated ? "not in" : "in", term.levels);
    case "assigned":
      return term.negated
        ? query.where("assigned_user_id", "is", null).where("assigned_team_id", "is", null)
        : query.where((eb) =>
            eb.or([eb("assigned_user_id", "is not", null), eb("assigned_team_id", "is not", null)]),
          );
    case "text":
    default:
      return query.where((eb) =>
        eb.or([containsText("title", term.text), containsText("culprit", term.text)]),
      );
  }
}

function seenIn(query: Query, environments: readonly string[]): Query {
  return query.where((eb) =>
    eb.exists(
      eb
        .selectFrom("issue_tags")
        .select("issue_tags.key")
        .whereRef("issue_tags.issue_id", "=", "issues.id")
        .where("issue_tags.key", "=", "environment")
        .where("issue_tags.value", "in", environments),
    ),
  );
}
