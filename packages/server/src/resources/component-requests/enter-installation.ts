import type { Scope } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { type CallableApp, findCallableApp } from "../sentry-apps/index.ts";

interface Visitor<Entered> {
  actor: Actor;
  enterOrganization: (organizationId: number, anyOf?: readonly Scope[]) => Promise<Entered>;
}

/**
 * Finds the installation a path names and enters its organization. Refuses one there is not, a
 * stranger, and an app that speaks of another's installation.
 */
export async function enterInstallation<Entered>(
  db: Db,
  { actor, enterOrganization }: Visitor<Entered>,
  uuid: string,
): Promise<{ installation: CallableApp; organization: Entered }> {
  const installation = await findCallableApp(db, uuid);
  if (installation === undefined) throw new Problem("installation-not-found");
  const organization = await enterOrganization(installation.organizationId);
  if (actor.kind === "integration" && actor.installationId !== installation.installationId) {
    throw new Problem("forbidden");
  }
  return { installation, organization };
}
