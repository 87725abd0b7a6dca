import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { containsText, type Db, type Tables } from "../../storage/index.ts";
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
  let query = db
    .selectFrom("issues")
    .selectAll()
    .where((eb) => eb.and(conditions(eb, filter)))
    .orderBy(column, direction)
    .orderBy("id", direction)
    .limit(page.limit);
  const { from } = page;
  if (from) {
    query = query.where((eb) =>
      eb.or([
        eb(column, beyond, from.value),
        eb.and([eb(column, "=", from.value), eb("id", beyond, from.id)]),
      ]),
    );
  }
  return (await query.execute()).map(toIssue);
}

/** How many issues there are, counting no further than `limit`. */
export async function countIssues(db: Db, filter: IssueFilter, limit: number): Promise<number> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom("issues")
        .select("id")
        .where((eb) => eb.and(conditions(eb, filter)))
        .limit(limit)
        .as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The next ids, in order, after one: bulk changes walk so, for what they change moves the lists. */
export async function findMatchingIds(
  db: Db,
  filter: IssueFilter,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("issues")
    .select("id")
    .where((eb) => eb.and(conditions(eb, filter)))
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

type Eb = ExpressionBuilder<Tables, "issues">;
type Condition = Expression<SqlBool>;

function conditions(eb: Eb, filter: IssueFilter): Condition[] {
  const { projectIds, ids, environments, since, until } = filter;
  return [
    eb("organization_id", "=", filter.organizationId),
    ...(projectIds === undefined ? [] : [oneOf(eb, "project_id", projectIds)]),
    ...(ids === undefined ? [] : [oneOf(eb, "id", ids)]),
    ...filter.terms.map((term) => termCondition(eb, term)),
    ...(environments.length === 0 ? [] : [seenIn(eb, environments)]),
    ...(since === undefined ? [] : [eb("last_seen_at", ">=", since)]),
    ...(until === undefined ? [] : [eb("first_seen_at", "<=", until)]),
  ];
}

/** `in ()` is no SQL: nothing is in an empty list. */
function oneOf(eb: Eb, column: "project_id" | "id", values: readonly number[]): Condition {
  return values.length === 0 ? eb("id", "=", 0) : eb(column, "in", values);
}

function termCondition(eb: Eb, term: SearchTerm): Condition {
  switch (term.kind) {
    case "status":
      return eb("status", term.negated ? "!=" : "=", term.status);
    case "level":
      return eb("level", term.negated ? "not in" : "in", term.levels);
    case "assigned":
      return term.negated
        ? eb.and([eb("assigned_user_id", "is", null), eb("assigned_team_id", "is", null)])
        : eb.or([eb("assigned_user_id", "is not", null), eb("assigned_team_id", "is not", null)]);
    case "text":
      return eb.or([containsText("title", term.text), containsText("culprit", term.text)]);
  }
}

function seenIn(eb: Eb, environments: readonly string[]): Condition {
  return eb.exists(
    eb
      .selectFrom("issue_tags")
      .select("issue_tags.key")
      .whereRef("issue_tags.issue_id", "=", "issues.id")
      .where("issue_tags.key", "=", "environment")
      .where("issue_tags.value", "in", environments),
  );
}
