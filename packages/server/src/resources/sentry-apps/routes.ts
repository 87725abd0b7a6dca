import {
  createSentryApp,
  deleteSentryApp,
  getSentryApp,
  listOrganizationSentryApps,
  listSentryApps,
  listWebhookRequests,
  Problem,
  rotateSentryAppSecret,
  type Scope,
  updateSentryApp,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { presentNewToken } from "../api-tokens/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { createApp } from "./create-app.ts";
import { deleteApp } from "./delete-app.ts";
import { enterApp, findOwnOrganizationIds } from "./enter-app.ts";
import { listAppRequests } from "./list-webhook-requests.ts";
import { readAppStatus } from "./model.ts";
import { presentRequest } from "./present-request.ts";
import { presentInstallation } from "./installations/present.ts";
import { presentApp } from "./present.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { authorizationRoutes } from "./authorizations/routes.ts";
import { installationRoutes } from "./installations/routes.ts";
import { tokenRoutes } from "./routes-tokens.ts";
import { showApps } from "./show-apps.ts";
import { listApps } from "./store.ts";
import { updateApp } from "./update-app.ts";

const READ: readonly Scope[] = ["org:read", "org:integrations", "org:write", "org:admin"];
const WRITE: readonly Scope[] = ["org:write", "org:admin"];

/** Integrations, their tokens, their installations, and what they were sent. */
export function sentryAppRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listSentryApps, async (context) => {
      const status = readAppStatus(context.query.status) ?? "published";
      const organizationIds =
        status === "published" ? undefined : await findOwnOrganizationIds(db, context.actor);
      const request = readOffset(context.query);
      const found = await listApps(db, { status, organizationIds }, request);
      const page = toOffsetPage(found, request);
      return { status: 200, body: await showApps(instance, context, page.rows), page };
    }),

    implement(createSentryApp, async ({ actor, body, request, enterOrganization }) => {
      const { organization: slug, ...fields } = body;
      if (!slug) {
        const detail = "Please provide a valid value for the 'organization' field.";
        throw new Problem("not-found", { detail });
      }
      const organization = await enterOrganization(slug);
      const { scopes } = organization;
      const doer = { actor, ipAddress: request.ip };
      const input = { organizationId: organization.id, scopes, fields };
      const { app, installation, token } = await createApp(instance, doer, input);
      return {
        status: 201,
        body: {
          ...presentApp(app, { owner: organization, scopes }, instance),
          tokens: [presentNewToken(token.token, token.value)],
          installation: presentInstallation(installation, app, organization),
        },
      };
    }),

    implement(listOrganizationSentryApps, async ({ organization, query }) => {
      const request = readOffset(query);
      const filter = {
        status: readAppStatus(query.status),
        organizationIds: [organization.id],
      };
      const page = toOffsetPage(await listApps(db, filter, request), request);
      const viewer = { owner: organization, scopes: organization.scopes };
      const body = page.rows.map((app) => presentApp(app, viewer, instance));
      return { status: 200, body, page };
    }),

    implement(getSentryApp, async (context) => {
      const { app, organization } = await enterApp(db, context, context.params.app, READ);
      const viewer = { owner: organization, scopes: organization.scopes };
      return { status: 200, body: presentApp(app, viewer, instance) };
    }),

    implement(updateSentryApp, async (context) => {
      const { app, organization } = await enterApp(db, context, context.params.app, WRITE);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const { scopes } = organization;
      const change = { appId: app.id, scopes, fields: context.body };
      const changed = await updateApp(instance, doer, change);
      const viewer = { owner: organization, scopes };
      return { status: 200, body: presentApp(changed, viewer, instance) };
    }),

    implement(deleteSentryApp, async (context) => {
      const { app } = await enterApp(db, context, context.params.app, ["org:admin"]);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      await deleteApp(instance, doer, app.id);
      return { status: 204 };
    }),

    implement(rotateSentryAppSecret, async (context) => {
      const { app } = await enterApp(db, context, context.params.app, WRITE);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const clientSecret = await rotateSecret(instance, doer, app.id);
      return { status: 200, body: { clientSecret } };
    }),

    implement(listWebhookRequests, async (context) => {
      const { app } = await enterApp(db, context, context.params.app, READ);
      const page = await listAppRequests(db, app, context.query, instance.now());
      return { status: 200, body: page.rows.map((row) => presentRequest(row, app)), page };
    }),

    ...tokenRoutes(instance),
    ...installationRoutes(instance),
    ...authorizationRoutes(instance),
  ];
}
