import type { Db } from "../../storage/index.ts";
import { findTargetWords, type TargetWords } from "../alert-targets/index.ts";
import { findProjects, type Project } from "../projects/index.ts";
import { findTeams } from "../teams/index.ts";
import { findUsers, type User } from "../users/index.ts";
import type { Action, MetricRule } from "./model.ts";

/** What rules are shown with besides themselves. */
export interface RuleWords extends TargetWords {
  projects: ReadonlyMap<number, Project>;
  users: ReadonlyMap<number, User>;
  /** Slugs. */
  teams: ReadonlyMap<number, string>;
}

/** Finds what rules of one organization are shown with, with a fixed number of queries. */
export async function findWords(
  db: Db,
  organizationId: number,
  rules: readonly Pick<MetricRule, "projectId" | "triggers" | "createdBy" | "snooze">[],
): Promise<RuleWords> {
  const actions = rules.flatMap(({ triggers }) =>
    triggers.flatMap((trigger) => trigger.actions.map(({ does }) => does)),
  );
  const people = rules.flatMap(({ createdBy, snooze }) => [createdBy, snooze?.userId ?? null]);
  const userIds = people.filter((id) => id !== null);
  const teams = await findTeams(db, targetsOf(actions, "team"));
  return {
    ...(await findTargetWords(db, organizationId, actions)),
    projects: await findProjects(db, [...new Set(rules.map(({ projectId }) => projectId))]),
    users: await findUsers(db, [...new Set([...userIds, ...targetsOf(actions, "member")])]),
    teams: new Map(Array.from(teams.values(), (team) => [team.id, team.slug] as const)),
  };
}

function targetsOf(actions: readonly Action[], type: "member" | "team"): number[] {
  return actions.flatMap((one) =>
    one.kind === "mail" && one.target.type === type ? [one.target.id] : [],
  );
}
