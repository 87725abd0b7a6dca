import {
  createProjectKey,
  deleteProjectKey,
  getProjectKey,
  listProjectKeys,
  Problem,
  updateProjectKey,
} from "@vedette/contract";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { createKey } from "./create-key.ts";
import { deleteKey } from "./delete-key.ts";
import { presentKey } from "./present.ts";
import { findKey, selectKeys } from "./store.ts";
import { updateKey } from "./update-key.ts";

/** `getProjectId` finds the organization's project by id or slug, and refuses what is none. */
export function projectKeyRoutes(
  instance: Instance,
  getProjectId: (organizationId: number, idOrSlug: string) => Promise<number>,
): Implemented[] {
  const { storage, links } = instance;
  const locate = async (
    organization: CurrentOrganization,
    params: { project: string },
  ): Promise<{ organizationId: number; projectId: number }> => ({
    organizationId: organization.id,
    projectId: await getProjectId(organization.id, params.project),
  });

  return [
    implement(listProjectKeys, async ({ organization, params, query }) => {
      const { projectId } = await locate(organization, params);
      const isActive = query.status === undefined ? undefined : query.status === "active";
      const request = readOffset(query);
      const page = toOffsetPage(
        await selectKeys(storage.db, { projectId, isActive }, request),
        request,
      );
      return { status: 200, body: page.rows.map((key) => presentKey(key, links)), page };
    }),

    implement(createProjectKey, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const where = await locate(organization, params);
      const { name, rateLimit } = body;
      const key = await createKey(instance, doer, { ...where, name: name ?? undefined, rateLimit });
      return { status: 201, body: presentKey(key, links) };
    }),

    implement(getProjectKey, async ({ organization, params }) => {
      const { projectId } = await locate(organization, params);
      const key = await findKey(storage.db, projectId, params.key);
      if (key === undefined) throw new Problem("not-found");
      return { status: 200, body: presentKey(key, links) };
    }),

    implement(updateProjectKey, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const which = { ...(await locate(organization, params)), publicKey: params.key };
      const changes = { ...body, name: body.name ?? undefined };
      const key = await updateKey(instance, doer, which, changes);
      return { status: 200, body: presentKey(key, links) };
    }),

    implement(deleteProjectKey, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const which = { ...(await locate(organization, params)), publicKey: params.key };
      await deleteKey(instance, doer, which);
      return { status: 204 };
    }),
  ];
}
