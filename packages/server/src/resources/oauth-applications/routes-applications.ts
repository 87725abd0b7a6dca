import {
  createApiApplication,
  deleteApiApplication,
  deleteApiAuthorization,
  getApiApplication,
  listApiApplications,
  listApiAuthorizations,
  Problem,
  rotateApiApplicationSecret,
  updateApiApplication,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import {
  changeApplication,
  createApplication,
  getOwnApplication,
  rotateApplicationSecret,
} from "./manage-applications.ts";
import { presentApplication, presentAuthorization } from "./present.ts";
import { deleteApplication, findApplications, findApplicationsOf } from "./store.ts";
import { deleteAuthorization, findAuthorizationsOf } from "./store-authorizations.ts";

/** What people register, and what they let others' applications do as them. */
export function applicationRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listApiApplications, async ({ actor }) => {
      const applications = await findApplicationsOf(db, actor.userId);
      return { status: 200, body: applications.map((one) => presentApplication(one)) };
    }),

    implement(createApiApplication, async ({ actor, body }) => {
      const made = await createApplication(instance, actor.userId, body ?? {});
      return { status: 201, body: presentApplication(made.application, made.clientSecret) };
    }),

    implement(getApiApplication, async ({ actor, params }) => {
      const application = await getOwnApplication(db, actor.userId, params.application);
      return { status: 200, body: presentApplication(application) };
    }),

    implement(updateApiApplication, async ({ actor, params, body }) => {
      const before = await getOwnApplication(db, actor.userId, params.application);
      return { status: 200, body: presentApplication(await changeApplication(db, before, body)) };
    }),

    implement(deleteApiApplication, async ({ actor, params }) => {
      const { id } = await getOwnApplication(db, actor.userId, params.application);
      await deleteApplication(db, id);
      return { status: 204 };
    }),

    implement(rotateApiApplicationSecret, async ({ actor, params }) => {
      const application = await getOwnApplication(db, actor.userId, params.application);
      return {
        status: 200,
        body: { clientSecret: await rotateApplicationSecret(db, application) },
      };
    }),

    implement(listApiAuthorizations, async ({ actor }) => {
      const allowed = await findAuthorizationsOf(db, actor.userId);
      const ids = allowed.map(({ applicationId }) => applicationId);
      const applications = await findApplications(db, ids);
      const body = allowed.flatMap((one) => {
        const application = applications.get(one.applicationId);
        return application === undefined ? [] : [presentAuthorization(one, application)];
      });
      return { status: 200, body };
    }),

    implement(deleteApiAuthorization, async ({ actor, body }) => {
      const id = /^\d{1,15}$/.test(body.authorization) ? Number(body.authorization) : 0;
      if (!(await deleteAuthorization(db, id, actor.userId))) throw new Problem("not-found");
      return { status: 204 };
    }),
  ];
}
