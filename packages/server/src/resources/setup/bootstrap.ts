import * as z from "zod";
import { Problem } from "@vedette/contract/problems";
import { SCOPES } from "@vedette/contract/scopes";
import { slugify } from "../../kit/index.ts";
import { isUniqueViolation, RunAgain, type Tx } from "../../storage/index.ts";
import { issueToken, deleteTokensNamed } from "../api-tokens/index.ts";
import type { Doer } from "../audit-log/index.ts";
import { insertMember } from "../members/index.ts";
import { findOrganization, insertNewOrganization } from "../organizations/index.ts";
import { findFirstActiveKey, insertNewKey, presentDsn } from "../project-keys/index.ts";
import { findProject, insertNewProject } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { ensureTeamMember, ensureTeamProject, findTeam, insertNewTeam } from "../teams/index.ts";
import { createUser, findUserByEmail, hashPassword, hasUsers } from "../users/index.ts";

export interface BootstrapInput {
  email: string;
  /** Asked for when the person is made now; one who exists keeps theirs. */
  password: string | (() => string);
  /** Names; what is looked for is the slug made of each. */
  organization: string;
  project: string;
  /** Named as the organization when absent. */
  team?: string | undefined;
  platform?: string | null | undefined;
}

/** All that a program needs to begin; printed as JSON by the command. */
export interface Bootstrapped {
  url: string;
  organization: { id: string; slug: string };
  project: { id: string; slug: string };
  team: { slug: string };
  dsn: string;
  token: string;
  user: { id: string; email: string };
}

const TOKEN_NAME = "bootstrap";

/**
 * Makes what is missing of an organization, its owner, a team and a project, and a token with every
 * scope in place of the one of the last run. Run again it changes nothing else; it may run beside a
 * serving process. Refuses, as a `Problem`, an e-mail or a new password that could not sign in.
 */
export async function bootstrap(instance: Instance, input: BootstrapInput): Promise<Bootstrapped> {
  const { storage } = instance;
  if (!z.email().safeParse(input.email).success) {
    throw Problem.fields({ email: ["Enter a valid email address."] });
  }
  const passwordHash = await hashForNew(instance, input);
  return await storage.transaction(async (tx) => {
    try {
      return await makeMissing(tx, instance, input, passwordHash);
    } catch (error) {
      // Another run made the same at this moment; once that is to be seen, nothing is missing.
      const isTaken = error instanceof Problem && error.code === "conflict";
      throw isTaken || isUniqueViolation(error) ? new RunAgain() : error;
    }
  });
}

/** Hashed before the transaction, for it takes its time; empty when the person exists. */
async function hashForNew({ storage }: Instance, input: BootstrapInput): Promise<string> {
  if ((await findUserByEmail(storage.db, input.email)) !== undefined) return "";
  const password = typeof input.password === "string" ? input.password : input.password();
  if (password.length < 8 || password.length > 256) {
    throw Problem.fields({ password: ["Use 8 to 256 characters."] });
  }
  return await hashPassword(password);
}

async function makeMissing(
  tx: Tx,
  { links, now: clock }: Instance,
  input: BootstrapInput,
  passwordHash: string,
): Promise<Bootstrapped> {
  const now = clock();
  const isInstanceAdmin = !(await hasUsers(tx));
  const user =
    (await findUserByEmail(tx, input.email)) ??
    (await createUser(
      tx,
      { email: input.email, name: nameOf(input.email), passwordHash, isInstanceAdmin },
      now,
    ));
  const organization = await ensureOrganization(tx, input.organization, user.id, now);
  const { id: organizationId } = organization;
  const member = await insertMember(tx, { organizationId, userId: user.id, role: "owner" }, now);
  const team = await ensureTeam(tx, organizationId, input.team ?? input.organization, now);
  await ensureTeamMember(tx, team.id, member.id);
  const project = await ensureProject(tx, { ...input, organizationId, teamId: team.id }, now);
  await ensureTeamProject(tx, team.id, project.id);
  const key =
    (await findFirstActiveKey(tx, project.id)) ??
    (await insertNewKey(tx, { projectId: project.id, name: "Default" }, now));
  await deleteTokensNamed(tx, user.id, TOKEN_NAME);
  const owner = { kind: "user" as const, userId: user.id };
  const token = { owner, name: TOKEN_NAME, scopes: SCOPES, expiresAt: null };
  const { value } = await issueToken(tx, token, now);
  return {
    url: links.baseUrl,
    organization: { id: String(organizationId), slug: organization.slug },
    project: { id: String(project.id), slug: project.slug },
    team: { slug: team.slug },
    dsn: presentDsn(key, links),
    token: value,
    user: { id: String(user.id), email: user.email },
  };
}

const OPERATOR: Doer = { actor: { kind: "system" }, ipAddress: null };

async function ensureOrganization(tx: Tx, name: string, ownerId: number, now: number) {
  const slug = slugify(name, "organization", 50);
  return (
    (await findOrganization(tx, slug)) ??
    (await insertNewOrganization(tx, OPERATOR, { name, slug, ownerId }, now))
  );
}

async function ensureTeam(tx: Tx, organizationId: number, name: string, now: number) {
  const slug = slugify(name, "team", 50);
  return (
    (await findTeam(tx, organizationId, slug)) ??
    (await insertNewTeam(tx, OPERATOR, { organizationId, slug, name }, now))
  );
}

async function ensureProject(
  tx: Tx,
  input: {
    organizationId: number;
    project: string;
    platform?: string | null | undefined;
    teamId: number;
  },
  now: number,
) {
  const { organizationId, project: name, platform, teamId } = input;
  const slug = slugify(name, "project", 100);
  return (
    (await findProject(tx, organizationId, slug)) ??
    (await insertNewProject(tx, OPERATOR, { organizationId, slug, name, platform, teamId }, now))
  );
}

function nameOf(email: string): string {
  return email.split("@")[0] || email;
}
