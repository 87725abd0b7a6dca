import {
  checkAppSchema,
  listAppComponents,
  listPreparedComponents,
  Problem,
  requestChoices,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import {
  type AppClient,
  enterInstallation,
  loadChoices,
  prepareComponents,
  showComponents,
  showPrepared,
} from "../component-requests/index.ts";
import { getProject } from "../projects/index.ts";
import { enterApp, viewApp } from "../sentry-apps/index.ts";
import type { Instance } from "../instance.ts";
import { checkSchema } from "./schema/check-schema.ts";
import { findComponents } from "./store.ts";

/** What apps add to pages: as their builders wrote it, as pages show it, and what selects offer. */
export function uiComponentRoutes(instance: Instance, client: AppClient): Implemented[] {
  const { db } = instance.storage;

  const projectSlugOf = async (organizationId: number, idOrSlug: string | undefined) =>
    idOrSlug ? (await getProject(db, organizationId, idOrSlug)).slug : undefined;

  return [
    implement(listAppComponents, async (context) => {
      const { app } = await viewApp(db, context, context.params.app);
      const components = await findComponents(db, [app.id]);
      return { status: 200, body: await showComponents(instance, app, components) };
    }),

    implement(checkAppSchema, async (context) => {
      await enterApp(db, context, context.params.app);
      const { message = null, ...checked } = checkSchema(context.body.schema);
      const elements = "elements" in checked ? checked.elements : [];
      return { status: 200, body: { message, types: elements.map(({ type }) => type) } };
    }),

    implement(listPreparedComponents, async ({ organization, query }) => {
      const projectSlug = await projectSlugOf(organization.id, query.projectId);
      const wanted = { organizationId: organization.id, type: query.filter, projectSlug };
      const prepared = await prepareComponents(instance, client, wanted);
      return { status: 200, body: await showPrepared(instance, prepared) };
    }),

    implement(requestChoices, async (context) => {
      const { params, query } = context;
      const { projectId, uri, ...asked } = query;
      const { installation, organization } = await enterInstallation(
        db,
        context,
        params.installation,
      );
      if (uri === undefined) throw Problem.fields({ uri: ["This field is required."] });
      const projectSlug = await projectSlugOf(organization.id, projectId);
      const choices = await loadChoices(client, installation, { uri, ...asked, projectSlug });
      return { status: 200, body: choices };
    }),
  ];
}
