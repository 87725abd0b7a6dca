import type { KeyOwner } from "./pipeline/ingest/index.ts";
import { findIngestOrganization } from "./resources/organizations/index.ts";
import { findIngestKey } from "./resources/project-keys/index.ts";
import { findIngestProject } from "./resources/projects/index.ts";
import type { Db } from "./storage/index.ts";

/** Whom a DSN's key belongs to, and what its project and organization decide about its events. */
export async function findKeyOwner(db: Db, publicKey: string): Promise<KeyOwner | undefined> {
  const key = await findIngestKey(db, publicKey);
  if (!key) return undefined;
  const project = await findIngestProject(db, key.projectId);
  if (!project) return undefined;
  const organization = await findIngestOrganization(db, project.organizationId);
  const limits = [
    { scope: "key", id: publicKey, limit: key.rateLimit },
    { scope: "project", id: key.projectId, limit: project.rateLimit },
    { scope: "organization", id: project.organizationId, limit: organization?.rateLimit },
  ] as const;
  return {
    organizationId: project.organizationId,
    projectId: key.projectId,
    keyId: key.id,
    isActive: key.isActive,
    rules: project.rules,
    allowedDomains: project.allowedDomains,
    rateLimits: limits.flatMap(({ scope, id, limit }) =>
      // No events or no time is, on the wire, no limit.
      limit && limit.count > 0 && limit.window > 0 ? [{ scope, id, ...limit }] : [],
    ),
  };
}
