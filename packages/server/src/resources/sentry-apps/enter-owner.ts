import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { findOrganization } from "../organizations/index.ts";

/**
 * Enters the organization that is to own a new app, by its slug. Refuses one there is not, and
 * somebody who does not belong there, each in the words of docs/wire.md.
 */
export async function enterOwner<Entered>(
  db: Db,
  visitor: { enterOrganization: (organizationId: number) => Promise<Entered> },
  slug: string | undefined,
): Promise<Entered> {
  const organization = slug ? await findOrganization(db, slug) : undefined;
  if (organization === undefined) {
    const detail = "Please provide a valid value for the 'organization' field.";
    throw new Problem("not-found", { detail });
  }
  try {
    return await visitor.enterOrganization(organization.id);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "not-found") throw error;
    const detail = `User does not belong to the '${organization.slug}' organization.`;
    throw new Problem("forbidden", { detail, cause: error });
  }
}
