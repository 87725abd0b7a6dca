import type { SetupRequest } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { UserActor } from "../../access/index.ts";
import { constantTimeEqual, sha256Hex } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import { findMember } from "../members/index.ts";
import { insertNewOrganization, type Organization } from "../organizations/index.ts";
import { insertNewProject, type Project } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { ensureTeamMember, insertNewTeam } from "../teams/index.ts";
import { createUser, hashPassword, hasUsers, type User } from "../users/index.ts";
import { findSetupHash, takeSetupHash } from "./store.ts";

/** What a completed set-up made. */
export interface SetUp {
  actor: UserActor;
  organization: Organization;
  project: Project;
}

/**
 * Makes the first person, who may do everything, with an organization, a team and a project.
 * Refuses a token that is not the one last shown, and every call once anybody exists.
 */
export async function completeSetup(
  instance: Instance,
  input: SetupRequest,
  ipAddress: string,
): Promise<SetUp> {
  const { storage } = instance;
  const now = instance.now();
  if (await hasUsers(storage.db)) throw alreadySetUp();
  const hash = sha256Hex(input.token);
  if (!constantTimeEqual(hash, (await findSetupHash(storage.db)) ?? "")) {
    throw new Problem("forbidden", {
      detail: "This set-up link is not valid. The server shows the valid one when it starts.",
    });
  }
  const passwordHash = await hashPassword(input.password);
  return await storage.transaction(async (tx) => {
    if (!(await takeSetupHash(tx, hash)) || (await hasUsers(tx))) throw alreadySetUp();
    const { email, name } = input;
    const user = await createUser(tx, { email, name, passwordHash, isInstanceAdmin: true }, now);
    return await populate(tx, toActor(user), input, ipAddress, now);
  });
}

async function populate(
  tx: Tx,
  actor: UserActor,
  input: SetupRequest,
  ipAddress: string,
  now: number,
): Promise<SetUp> {
  const { userId: ownerId } = actor;
  const doer = { actor, ipAddress };
  const name = input.organizationName ?? "My Organization";
  const organization = await insertNewOrganization(tx, doer, { name, ownerId }, now);
  const organizationId = organization.id;
  const team = await insertNewTeam(tx, doer, { organizationId, name }, now);
  const member = await findMember(tx, organizationId, ownerId);
  if (member !== undefined) await ensureTeamMember(tx, team.id, member.id);
  const project = await insertNewProject(
    tx,
    doer,
    {
      organizationId,
      name: input.projectName ?? "My Project",
      platform: input.platform,
      teamId: team.id,
    },
    now,
  );
  return { actor, organization, project };
}

/** The new person as the doer of what comes with them. */
function toActor(user: User): UserActor {
  const { id: userId, email, name, isInstanceAdmin } = user;
  return {
    kind: "user",
    userId,
    email,
    name,
    isInstanceAdmin,
    via: { kind: "session", sessionId: "" },
  };
}

function alreadySetUp(): Problem {
  return new Problem("forbidden", { detail: "This instance has been set up already." });
}
