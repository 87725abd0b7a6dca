import {
  createSentryApp,
  deleteSentryApp,
  enableSentryAppWebhooks,
  getSentryApp,
  listWebhookRequests,
  rotateSentryAppSecret,
  updateSentryApp,
} from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import { presentNewToken } from "../api-tokens/index.ts";
import type { Instance } from "../instance.ts";
import { createApp } from "./create-app.ts";
import { deleteApp } from "./delete-app.ts";
import { enableWebhooks } from "./enable-webhooks.ts";
import { enterApp, enterOwnApp } from "./enter-app.ts";
import { enterOwner } from "./enter-owner.ts";
import { presentInstallation } from "./installations/present.ts";
import { listAppRequests } from "./requests/list-requests.ts";
import { DEFAULT_OVERLAP_HOURS, rotateSecret } from "./rotate-secret.ts";
import { showApp } from "./show-apps.ts";
import { showRequests } from "./requests/show-requests.ts";
import { updateApp } from "./update-app.ts";
import { updateAsStaff } from "./update-as-staff.ts";
import { viewApp } from "./view-app.ts";

/** Integrations one by one, and what each was sent. */
export function appRoutes(instance: Instance, reviewers: readonly string[]): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(createSentryApp, async (context) => {
      const { organization: named, ...fields } = context.body;
      const organization = await enterOwner(db, context, named);
      const { scopes } = organization;
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const input = { organizationId: organization.id, scopes, fields };
      const { app, installed } = await createApp(instance, doer, input);
      const shown = await showApp(instance, { owner: organization, scopes }, app);
      const tokens = installed
        ? [presentNewToken(installed.token.token, installed.token.value)]
        : [];
      const installation =
        installed && presentInstallation(installed.installation, app, organization);
      return { status: 201, body: { ...shown, tokens, installation } };
    }),

    implement(getSentryApp, async (context) => {
      const { app, viewer } = await viewApp(db, context, context.params.app);
      return { status: 200, body: await showApp(instance, viewer, app) };
    }),

    implement(updateSentryApp, async (context) => {
      const { body: fields, params } = context;
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const asStaff = await updateAsStaff(instance, doer, context, params.app, fields);
      if (asStaff !== undefined) return { status: 200, body: asStaff };
      const { app, organization } = await enterApp(db, context, params.app);
      const { scopes } = organization;
      const change = { appId: app.id, scopes, fields, reviewers };
      const changed = await updateApp(instance, doer, change);
      return {
        status: 200,
        body: await showApp(instance, { owner: organization, scopes }, changed),
      };
    }),

    implement(deleteSentryApp, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      await deleteApp(instance, doer, app.id);
      return { status: 204 };
    }),

    implement(rotateSentryAppSecret, async (context) => {
      const { app } = await enterOwnApp(db, context, context.params.app);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const overlapHours = context.body?.overlapHours ?? DEFAULT_OVERLAP_HOURS;
      const rotated = await rotateSecret(instance, doer, { appId: app.id, overlapHours });
      const { clientSecret, previousUntil } = rotated;
      return { status: 200, body: { clientSecret, previousUntil: formatInstant(previousUntil) } };
    }),

    implement(enableSentryAppWebhooks, async (context) => {
      const { app, organization } = await enterApp(db, context, context.params.app);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      const enabled = await enableWebhooks(instance, doer, app.id);
      const viewer = { owner: organization, scopes: organization.scopes };
      return { status: 200, body: await showApp(instance, viewer, enabled) };
    }),

    implement(listWebhookRequests, async (context) => {
      const { app } = await enterApp(db, context, context.params.app);
      const page = await listAppRequests(db, app, context.query, instance.now());
      return { status: 200, body: await showRequests(db, app, page.rows), page };
    }),
  ];
}
