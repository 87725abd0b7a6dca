import type { Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { SCOPES } from "@vedette/contract/scopes";
import type { Actor } from "../../../access/index.ts";
import type { Db } from "../../../storage/index.ts";
import { getOrganization } from "../../organizations/index.ts";
import { findInstallation, type InstalledApp } from "./store.ts";

/** Who calls, about which installation, and how they come into its organization. */
interface Visitor<Entered> {
  actor: Actor;
  params: { installation: string };
  enterOrganization: (organizationId: number, anyOf?: readonly Scope[]) => Promise<Entered>;
}

/**
 * Finds the installation a path names and enters its organization, by the scopes of the route.
 * Refuses one there is not, and an app that asks about its neighbours.
 */
export async function enterInstallation<Entered>(
  db: Db,
  visitor: Visitor<Entered>,
): Promise<{ installation: InstalledApp; organization: Entered }> {
  const installation = await getInstallation(db, visitor);
  const organization = await visitor.enterOrganization(installation.organizationId);
  const { actor } = visitor;
  if (actor.kind === "integration" && actor.installationId !== installation.id) {
    throw new Problem("forbidden");
  }
  return { installation, organization };
}

/** The same for the app itself and nobody else; it needs no scope for that. */
export async function enterAsItself(
  db: Db,
  visitor: Visitor<unknown>,
): Promise<{ installation: InstalledApp; organization: { id: number; slug: string } }> {
  const installation = await getInstallation(db, visitor);
  const { actor } = visitor;
  if (actor.kind !== "integration" || actor.installationId !== installation.id) {
    // Strangers learn nothing; who belongs there learns that this is not for them.
    await visitor.enterOrganization(installation.organizationId, SCOPES);
    throw new Problem("forbidden");
  }
  return { installation, organization: await getOrganization(db, installation.organizationId) };
}

async function getInstallation(
  db: Db,
  { params }: Pick<Visitor<unknown>, "params">,
): Promise<InstalledApp> {
  const installation = await findInstallation(db, params.installation);
  if (installation === undefined) throw new Problem("installation-not-found");
  return installation;
}
