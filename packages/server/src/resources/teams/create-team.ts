import { Problem } from "@vedette/contract/problems";
import { slugCandidates, slugify } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import { findMember } from "../members/index.ts";
import type { Instance } from "../instance.ts";
import { MAX_TEAM_SLUG, type Team } from "./model.ts";
import { ensureTeamMember, insertTeam } from "./store.ts";

export interface NewTeam {
  organizationId: number;
  /** Without it the name makes one that is free. One of the two must be given. */
  slug?: string | undefined;
  name?: string | undefined;
}

/** Adds a team; the person who makes it is in it. Refuses a slug that is taken. */
export async function createTeam(instance: Instance, doer: Doer, input: NewTeam): Promise<Team> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const team = await insertNewTeam(tx, doer, input, now);
    if (doer.actor.kind !== "user") return team;
    const member = await findMember(tx, input.organizationId, doer.actor.userId);
    if (member === undefined) return team;
    await ensureTeamMember(tx, team.id, member.id);
    return { ...team, memberCount: 1 };
  });
}

/** The same inside somebody else's transaction, without members. */
export async function insertNewTeam(
  tx: Tx,
  doer: Doer,
  input: NewTeam,
  now: number,
): Promise<Team> {
  const { organizationId } = input;
  const name = input.name ?? input.slug ?? "";
  const slugs = input.slug
    ? [input.slug]
    : slugCandidates(slugify(name, "team", MAX_TEAM_SLUG), MAX_TEAM_SLUG);
  for (const slug of slugs) {
    const team = await insertTeam(tx, { organizationId, slug, name }, now);
    if (team === undefined) continue;
    await recordAudit(
      tx,
      {
        organizationId,
        event: "team.create",
        actor: toAuditActor(doer.actor),
        target: { kind: "team", id: String(team.id) },
        data: { slug, name },
        ipAddress: doer.ipAddress,
      },
      now,
    );
    return team;
  }
  throw new Problem("conflict", { detail: "A team with this slug already exists." });
}
