import {
  containsText,
  isAnyOf,
  likeText,
  matchText,
  toSearchedWords,
  type ConditionBuilder,
  type Engine,
  type SqlCondition,
} from "../../storage/index.ts";
import type { Condition } from "./condition.ts";
import { type Pattern, readPattern, type TextColumn, type UserField } from "./search/index.ts";

type Builder = ConditionBuilder<"issues">;

/** A condition of a search as a query of issues has it. */
export function isMet(engine: Engine, eb: Builder, condition: Condition): SqlCondition {
  const met = toSql(engine, eb, condition);
  // What is not known is not met, so that the opposite of it is.
  return condition.negated ? eb.not(eb.fn.coalesce(met, eb.lit(false))) : met;
}

function toSql(engine: Engine, eb: Builder, condition: Condition): SqlCondition {
  switch (condition.kind) {
    case "status":
      return eb("issues.status", "=", condition.status);
    case "substatus":
      return eb("issues.substatus", "=", condition.substatus);
    case "for-review":
      return eb.and([
        eb("issues.status", "=", "unresolved"),
        eb("issues.substatus", "in", ["new", "regressed", "escalating"]),
      ]);
    case "unhandled":
      return eb("issues.is_unhandled", "=", 1);
    case "linked":
      return eb.lit(false);
    case "level":
      return eb("issues.level", "in", condition.levels);
    case "issue-type":
      return isOfType(eb, condition.types);
    case "assigned":
    case "assignees":
    case "bookmarked-by":
      return isAboutPeople(eb, condition);
    case "of-projects":
      return eb("issues.project_id", "in", orNone(condition.projectIds));
    case "one-of":
      return eb("issues.id", "in", orNone(condition.ids));
    case "number-column": {
      const column = NUMBER_COLUMNS[condition.column];
      return eb.and(
        condition.comparisons.map(({ operator, value }) => eb(column, operator, value)),
      );
    }
    case "text-column":
      return isOneOf(TEXT_COLUMNS[condition.column], condition.patterns);
    case "in-release":
      return eb.or(
        condition.releases.map((release) => isInRelease(eb, condition.isFirst, release)),
      );
    case "tag":
    case "has-tag":
      return hasTag(eb, condition.key, "patterns" in condition ? condition.patterns : null);
    case "user":
    case "has-user":
      return hasUser(eb, condition.field, "patterns" in condition ? condition.patterns : null);
    case "text":
    default:
      return hasText(engine, eb, condition.chunks);
  }
}

const NUMBER_COLUMNS = {
  timesSeen: "issues.times_seen",
  userCount: "issues.user_count",
  firstSeenAt: "issues.first_seen_at",
  lastSeenAt: "issues.last_seen_at",
} as const;

const TEXT_COLUMNS = {
  title: "issues.title",
  culprit: "issues.culprit",
  location: "issues.location",
  platform: "issues.platform",
  priority: "issues.priority",
  firstRelease: "issues.first_release",
} as const satisfies Record<TextColumn, string>;

function isOfType(eb: Builder, types: readonly string[]): SqlCondition {
  const isFeedback = eb("issues.type", "=", "feedback");
  return eb.or([
    ...(types.includes("feedback") ? [isFeedback] : []),
    ...(types.includes("error") ? [eb("issues.type", "<>", "feedback")] : []),
  ]);
}

function isAboutPeople(
  eb: Builder,
  condition: Extract<Condition, { kind: "assigned" | "assignees" | "bookmarked-by" }>,
): SqlCondition {
  switch (condition.kind) {
    case "assigned":
      return eb.or([
        eb("issues.assigned_user_id", "is not", null),
        eb("issues.assigned_team_id", "is not", null),
      ]);
    case "assignees":
      return eb.or([
        eb("issues.assigned_user_id", "in", orNone(condition.userIds)),
        eb("issues.assigned_team_id", "in", orNone(condition.teamIds)),
        ...(condition.orNobody
          ? [
              eb.and([
                eb("issues.assigned_user_id", "is", null),
                eb("issues.assigned_team_id", "is", null),
              ]),
            ]
          : []),
      ]);
    case "bookmarked-by":
    default:
      return eb.exists(
        eb
          .selectFrom("issue_viewers")
          .select("issue_viewers.user_id")
          .whereRef("issue_viewers.issue_id", "=", "issues.id")
          .where("issue_viewers.user_id", "in", orNone(condition.userIds))
          .where("issue_viewers.is_bookmarked", "=", 1),
      );
  }
}

function isInRelease(
  eb: Builder,
  isFirst: boolean,
  { projectId, version }: { projectId: number; version: string },
): SqlCondition {
  return eb.and([
    eb("issues.project_id", "=", projectId),
    isFirst
      ? eb("issues.first_release", "=", version)
      : hasTag(eb, "release", [{ kind: "exact", value: version }]),
  ]);
}

/** Null patterns: with any value. */
function hasTag(eb: Builder, key: string, patterns: readonly Pattern[] | null): SqlCondition {
  return eb.exists(
    eb
      .selectFrom("issue_tags")
      .select("issue_tags.key")
      .whereRef("issue_tags.issue_id", "=", "issues.id")
      .where("issue_tags.key", "=", key)
      .$if(patterns !== null, (tags) => tags.where(isOneOf("issue_tags.value", patterns ?? []))),
  );
}

const USER_COLUMNS = {
  email: "issue_users.email",
  username: "issue_users.username",
  ip: "issue_users.ip_address",
} as const;

/** Whoever has an id is known by it: the key begins with `id:` then. */
function hasUser(eb: Builder, field: UserField, patterns: readonly Pattern[] | null): SqlCondition {
  const [column, given] =
    field === "id"
      ? (["issue_users.user_key", (patterns ?? [ANY]).map(inKey)] as const)
      : ([USER_COLUMNS[field], patterns] as const);
  return eb.exists(
    eb
      .selectFrom("issue_users")
      .select("issue_users.user_key")
      .whereRef("issue_users.issue_id", "=", "issues.id")
      .where(given === null ? (users) => users(column, "is not", null) : isOneOf(column, given)),
  );
}

const ANY: Pattern = { kind: "like", like: "%" };

function inKey(pattern: Pattern): Pattern {
  return pattern.kind === "exact"
    ? { kind: "exact", value: `id:${pattern.value}` }
    : { kind: "like", like: `id:${pattern.like}` };
}

/** The index knows whole words and how they begin; what else a chunk holds is compared as it stands. */
function hasText(engine: Engine, eb: Builder, chunks: readonly string[]): SqlCondition {
  const patterns = chunks.map(readPattern);
  const plain = patterns.flatMap((pattern) => (pattern.kind === "exact" ? [pattern.value] : []));
  const words = [...new Set(plain.flatMap(toSearchedWords))];
  const inText = plain.filter((text) => !/^[\p{L}\p{N}]+$/u.test(text));
  return eb.and([
    ...(words.length > 0 ? [matchText(engine, "issue_words", "issues.id", words)] : []),
    ...inText.map((text) =>
      eb.or([
        containsText("issues.title", text),
        containsText("issues.culprit", text),
        // As it stands in JSON text.
        containsText("issues.metadata", JSON.stringify(text).slice(1, -1)),
      ]),
    ),
    ...patterns.flatMap((pattern) =>
      pattern.kind === "like" ? [isSomewhereLike(eb, pattern.like)] : [],
    ),
  ]);
}

/** The metadata is JSON, whose own words a wildcard would find in every issue. */
function isSomewhereLike(eb: Builder, like: string): SqlCondition {
  const anywhere = `%${like}%`;
  return eb.or([likeText("issues.title", anywhere), likeText("issues.culprit", anywhere)]);
}

function isOneOf(column: string, patterns: readonly Pattern[]): SqlCondition {
  return isAnyOf(
    column,
    patterns.flatMap((pattern) => (pattern.kind === "exact" ? [pattern.value] : [])),
    patterns.flatMap((pattern) => (pattern.kind === "like" ? [pattern.like] : [])),
  );
}

/** `in ()` is no SQL: nothing has the id 0. */
export function orNone(ids: readonly number[]): readonly number[] {
  return ids.length === 0 ? [0] : ids;
}
