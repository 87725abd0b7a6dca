import type { Actor } from "../../access/index.ts";
import type { Db } from "../../storage/index.ts";
import { countMembers, findMembersOfUser } from "../members/index.ts";
import type { Organization } from "./model.ts";
import { findOrganizations } from "./store.ts";

export interface OrganizationFilter {
  /** Only those the caller owns. */
  owned?: boolean | undefined;
  /** Looked for in slug and name. */
  text?: string | undefined;
  /** Largest first; by slug without it. */
  sortBy?: "members" | "projects" | undefined;
}

/** Counts something of each of these organizations; one without any may be left out. */
export type CountPerOrganization = (
  db: Db,
  organizationIds: readonly number[],
) => Promise<Map<number, number>>;

/** All organizations a caller belongs to: a person's seats, or the one of an app or a token. */
export async function listOrganizations(
  db: Db,
  actor: Actor,
  filter: OrganizationFilter,
  countProjects: CountPerOrganization,
): Promise<Organization[]> {
  const organizations = await findOrganizations(db, await idsOf(db, actor, filter));
  const text = filter.text?.toLowerCase() ?? "";
  const found = organizations.filter(
    ({ slug, name }) => slug.includes(text) || name.toLowerCase().includes(text),
  );
  if (filter.sortBy === undefined) return found;
  const count = filter.sortBy === "members" ? countMembers : countProjects;
  const counts = await count(
    db,
    found.map(({ id }) => id),
  );
  return found.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
}

async function idsOf(db: Db, actor: Actor, filter: OrganizationFilter): Promise<number[]> {
  switch (actor.kind) {
    case "user": {
      const seats = await findMembersOfUser(db, actor.userId);
      return seats
        .filter((seat) => !filter.owned || seat.role === "owner")
        .map((seat) => seat.organizationId);
    }
    case "integration":
    case "organization-token":
      return filter.owned ? [] : [actor.organizationId];
    case "system":
    case "anonymous":
    default:
      return [];
  }
}
