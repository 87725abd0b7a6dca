import {
  createServiceHook,
  deleteServiceHook,
  getServiceHook,
  getServiceHookStats,
  listServiceHooks,
  updateServiceHook,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { implement, type Implemented } from "../../routing/index.ts";
import { readPageOfNumbers, toPage } from "../keyset.ts";
import type { Instance } from "../instance.ts";
import { getProject, type Project } from "../projects/index.ts";
import { createHook } from "./create-hook.ts";
import { deleteHook } from "./delete-hook.ts";
import { presentHook } from "./present.ts";
import { readEvents } from "./read-events.ts";
import { readHookStats } from "./read-stats.ts";
import { findHook, selectHooks } from "./store.ts";
import { updateHook } from "./update-hook.ts";

interface HookParams {
  project: string;
  hook: string;
}

/** Service hooks of a project. Making and listing them takes the project's switch, the rest does not. */
export function serviceHookRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  const locate = async (organization: { id: number }, { project, hook }: HookParams) => ({
    projectId: (await getProject(db, organization.id, project)).id,
    guid: hook,
  });
  const getHook = async (organization: { id: number }, params: HookParams) => {
    const hook = await findHook(db, await locate(organization, params));
    if (hook === undefined) throw new Problem("not-found");
    return hook;
  };

  return [
    implement(listServiceHooks, async ({ organization, params, query }) => {
      const project = await getProject(db, organization.id, params.project);
      requireSwitch(project);
      const request = readPageOfNumbers(query);
      const { status } = query;
      const isActive = status === undefined ? undefined : status === "active";
      const isKnown = status === undefined || status === "active" || status === "disabled";
      const read = isKnown
        ? await selectHooks(db, { projectId: project.id, isActive }, request)
        : [];
      const page = toPage(read, request, ({ id }) => ({ value: id, id }));
      return { status: 200, body: page.rows.map(presentHook), page };
    }),

    implement(createServiceHook, async ({ actor, organization, params, body, request }) => {
      const project = await getProject(db, organization.id, params.project);
      requireSwitch(project);
      const doer = { actor, ipAddress: request.ip };
      const { hook, secret } = await createHook(instance, doer, {
        organizationId: organization.id,
        projectId: project.id,
        url: body.url,
        events: readEvents(body.events ?? []),
        isActive: body.isActive ?? true,
      });
      return { status: 201, body: { ...presentHook(hook), secret } };
    }),

    implement(getServiceHook, async ({ organization, params }) => ({
      status: 200,
      body: presentHook(await getHook(organization, params)),
    })),

    implement(updateServiceHook, async ({ actor, organization, params, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const { url, isActive } = body;
      const events = body.events === undefined ? undefined : readEvents(body.events);
      const which = await locate(organization, params);
      const hook = await updateHook(instance, doer, which, {
        ...(url !== undefined && { url }),
        ...(events !== undefined && { events }),
        ...(isActive !== undefined && { isActive }),
      });
      return { status: 200, body: presentHook(hook) };
    }),

    implement(deleteServiceHook, async ({ actor, organization, params, request }) => {
      const doer = { actor, ipAddress: request.ip };
      await deleteHook(instance, doer, await locate(organization, params));
      return { status: 204 };
    }),

    implement(getServiceHookStats, async ({ organization, params, query }) => {
      const { id } = await getHook(organization, params);
      return { status: 200, body: await readHookStats(db, id, query, instance.now()) };
    }),
  ];
}

function requireSwitch({ settings }: Project): void {
  if (!settings.serviceHooks) throw new Problem("unavailable-feature");
}
