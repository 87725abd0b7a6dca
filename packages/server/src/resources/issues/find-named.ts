import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import { parseEventId } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { findEventById } from "../events/index.ts";
import { findMember } from "../members/index.ts";
import { findProject } from "../projects/index.ts";
import { findLatestRelease } from "../releases/index.ts";
import { findOwnTeamIds, findTeam } from "../teams/index.ts";
import { findUserByEmail } from "../users/index.ts";
import type { Condition, NamingTerm } from "./condition.ts";
import { findIssue, findIssueByShortId } from "./find-issue.ts";
import type { SearchTerm, Whom } from "./search/index.ts";

/** Where a search looks, and for whom. */
export interface SearchScope {
  actor: Actor;
  organizationId: number;
  projectIds: readonly number[];
}

/** The latest releases of so many projects are looked for; more is hardly asked. */
const MAX_PROJECTS_FOR_LATEST = 100;

/**
 * Finds what the terms of a search name. Who or what is not there is nobody and nothing: a search
 * for it finds no issue. Refuses `me` of a caller that is no person.
 */
export async function findNamed(
  db: Db,
  scope: SearchScope,
  terms: readonly SearchTerm[],
): Promise<Condition[]> {
  const conditions: Condition[] = [];
  for (const term of terms) conditions.push(await toCondition(db, scope, term));
  return conditions;
}

async function toCondition(db: Db, scope: SearchScope, term: SearchTerm): Promise<Condition> {
  const { negated } = term;
  switch (term.kind) {
    case "assignee":
      return { kind: "assignees", ...(await findPeople(db, scope, term.whom)), negated };
    case "bookmarked": {
      const { userIds } = await findPeople(db, scope, term.whom);
      return { kind: "bookmarked-by", userIds, negated };
    }
    case "latest-release":
      return { kind: "in-release", ...(await findLatest(db, scope, term)), negated };
    case "project": {
      const { organizationId } = scope;
      const found = await findEach(term.names, (name) => findProject(db, organizationId, name));
      return { kind: "of-projects", projectIds: found.map(({ id }) => id), negated };
    }
    case "issue": {
      const { organizationId } = scope;
      const found = await findEach(term.names, (name) => findIssue(db, organizationId, name));
      return { kind: "one-of", ids: found.map(({ id }) => id), negated };
    }
    case "text": {
      const id = await findNamedByText(db, scope, term.chunks);
      return id === undefined ? term : { kind: "one-of", ids: [id], negated };
    }
    default:
      return term;
  }
}

/** Text that is nothing but the id of an event or the short id of an issue means that issue. */
async function findNamedByText(
  db: Db,
  scope: SearchScope,
  chunks: readonly string[],
): Promise<number | undefined> {
  const [text = ""] = chunks;
  if (chunks.length !== 1) return undefined;
  const eventId = parseEventId(text);
  if (eventId !== undefined) return (await findEventById(db, scope.projectIds, eventId))?.issueId;
  return (await findIssueByShortId(db, scope.organizationId, text))?.id;
}

async function findPeople(db: Db, scope: SearchScope, whom: readonly Whom[]) {
  const { actor, organizationId } = scope;
  const found = { userIds: [] as number[], teamIds: [] as number[], orNobody: false };
  for (const one of whom) {
    switch (one.kind) {
      case "none":
        found.orNobody = true;
        break;
      case "me":
        found.userIds.push(getPerson(actor));
        break;
      case "my-teams":
        getPerson(actor);
        found.teamIds.push(...(await findOwnTeamIds(db, organizationId, actor)));
        break;
      case "team": {
        const team = await findTeam(db, organizationId, one.slug);
        if (team) found.teamIds.push(team.id);
        break;
      }
      case "person": {
        // People here are called by their e-mail; some programs write `user:7`.
        const [, id] = /^(?:user:)?(\d{1,15})$/.exec(one.name) ?? [];
        const userId = id === undefined ? (await findUserByEmail(db, one.name))?.id : Number(id);
        const member = userId && (await findMember(db, organizationId, userId));
        if (member) found.userIds.push(member.userId);
      }
    }
  }
  return found;
}

function getPerson(actor: Actor): number {
  if (actor.kind === "user") return actor.userId;
  const detail = `"me" means the person who asks, and this token belongs to none.`;
  throw new Problem("bad-request", { detail });
}

async function findLatest(
  db: Db,
  { organizationId, projectIds }: SearchScope,
  { isFirst }: Extract<NamingTerm, { kind: "latest-release" }>,
) {
  const releases = await findEach(projectIds.slice(0, MAX_PROJECTS_FOR_LATEST), async (id) => {
    const release = await findLatestRelease(db, { organizationId, id });
    return release && { projectId: id, version: release.version };
  });
  return { isFirst, releases };
}

async function findEach<T, R>(
  names: readonly T[],
  find: (name: T) => Promise<R | undefined>,
): Promise<R[]> {
  const found: R[] = [];
  for (const name of names) {
    const one = await find(name);
    if (one !== undefined) found.push(one);
  }
  return found;
}
