import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findMember } from "../members/index.ts";
import { findTeam } from "../teams/index.ts";
import { findUser, findUserByEmail, type User } from "../users/index.ts";
import type { Assignee } from "./model.ts";

/**
 * Finds who is meant by `user:7`, `team:3`, `7`, an e-mail or a user name; null for an empty text.
 * Refuses whoever is neither a member nor a team of the organization.
 */
export async function findAssignee(
  db: Db,
  organizationId: number,
  text: string | null,
): Promise<Assignee | null> {
  const name = text?.trim() ?? "";
  if (name === "") return null;
  const [, kind, id = ""] = /^(user|team):(.+)$/.exec(name) ?? [];
  const assignee =
    kind === "team"
      ? await findTeamAssignee(db, organizationId, id)
      : await findUserAssignee(db, organizationId, kind === "user" ? id : name);
  if (assignee) return assignee;
  const sentence = `"${name}" is neither a member nor a team of this organization. Write user:7, team:3, or a member's e-mail.`;
  throw Problem.fields({ assignedTo: [sentence] });
}

async function findTeamAssignee(
  db: Db,
  organizationId: number,
  idOrSlug: string,
): Promise<Assignee | undefined> {
  const team = await findTeam(db, organizationId, idOrSlug);
  return team && { type: "team", id: team.id, name: team.name };
}

async function findUserAssignee(
  db: Db,
  organizationId: number,
  idOrEmail: string,
): Promise<Assignee | undefined> {
  const isId = /^\d{1,15}$/.test(idOrEmail);
  const user = isId ? await findUser(db, Number(idOrEmail)) : await findUserByEmail(db, idOrEmail);
  if (!user || !(await findMember(db, organizationId, user.id))) return undefined;
  return toAssignee(user);
}

/** A person as an assignee. */
export function toAssignee(user: Pick<User, "id" | "name" | "email">): Assignee {
  return { type: "user", id: user.id, name: user.name, email: user.email };
}
