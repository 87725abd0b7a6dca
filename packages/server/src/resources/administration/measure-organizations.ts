import type { InstanceOrganization } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { countMembers } from "../members/index.ts";
import type { Organization } from "../organizations/index.ts";
import { countAcceptedEvents } from "../outcomes/index.ts";
import { countProjects, findProjectIds } from "../projects/index.ts";

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** Organizations with their sizes, in the same order. */
export async function measureOrganizations(
  db: Db,
  organizations: readonly Organization[],
  now: number,
): Promise<InstanceOrganization[]> {
  const ids = organizations.map(({ id }) => id);
  const members = await countMembers(db, ids);
  const projects = await countProjects(db, ids);
  const measured: InstanceOrganization[] = [];
  for (const { id, slug, name, createdAt } of organizations) {
    const projectIds = await findProjectIds(db, id);
    const events = await countAcceptedEvents(db, projectIds, now - THIRTY_DAYS_MS);
    measured.push({
      id: String(id),
      slug,
      name,
      dateCreated: formatInstant(createdAt),
      memberCount: members.get(id) ?? 0,
      projectCount: projects.get(id) ?? 0,
      eventCount: events.values().reduce((sum, count) => sum + count, 0),
    });
  }
  return measured;
}
