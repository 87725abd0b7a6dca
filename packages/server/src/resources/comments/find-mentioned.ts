import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findMember, findMembersByIds } from "../members/index.ts";
import { findTeam, findTeamMemberIds } from "../teams/index.ts";

/** Who is meant by a comment, and in what way. */
export interface Mentioned {
  userId: number;
  reason: "mentioned" | "team_mentioned";
}

/**
 * Finds the people a comment mentions as `user:7` or, all of them, as `team:3`; each once, in
 * person where they are. Refuses whoever is neither a member nor a team of the organization.
 */
export async function findMentioned(
  db: Db,
  organizationId: number,
  mentions: readonly string[],
): Promise<Mentioned[]> {
  const inPerson = new Set<number>();
  const inTeams = new Set<number>();
  for (const mention of new Set(mentions)) {
    const [, kind, id = ""] = /^(user|team):([\w-]{1,64})$/.exec(mention) ?? [];
    if (kind === "user" && /^\d{1,15}$/.test(id)) {
      const member = await findMember(db, organizationId, Number(id));
      if (!member) refuse(mention);
      inPerson.add(member.userId);
      continue;
    }
    const team = kind === "team" ? await findTeam(db, organizationId, id) : undefined;
    if (!team) refuse(mention);
    const members = await findMembersByIds(db, await findTeamMemberIds(db, [team.id]));
    for (const { userId } of members) inTeams.add(userId);
  }
  return [
    ...Array.from(inPerson, (userId) => ({ userId, reason: "mentioned" }) as const),
    ...Array.from(
      inTeams.difference(inPerson),
      (userId) => ({ userId, reason: "team_mentioned" }) as const,
    ),
  ];
}

function refuse(mention: string): never {
  const sentence = `"${mention}" is neither a member nor a team of this organization. Write user:7 or team:3.`;
  throw Problem.fields({ mentions: [sentence] });
}
