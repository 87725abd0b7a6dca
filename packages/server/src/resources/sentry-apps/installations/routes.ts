import {
  getConsent,
  getInstallation,
  installApp as installAppRoute,
  listDirectory,
  listInstallations,
  Problem,
  type Scope,
  uninstallApp as uninstallAppRoute,
  updateInstallation,
} from "@vedette/contract";
import { implement, type Implemented } from "../../../routing/index.ts";
import { readOffset, toOffsetPage } from "../../offset-page.ts";
import type { Instance } from "../../instance.ts";
import { findSealedCodes } from "../authorizations/store.ts";
import { showApps } from "../show-apps.ts";
import { listApps } from "../store.ts";
import { enterAsItself, enterInstallation } from "./enter-installation.ts";
import { getInstallable } from "./find-installable.ts";
import { installApp } from "./install-app.ts";
import { toRedirect } from "./model.ts";
import { presentInstallation } from "./present.ts";
import { presentReference, showConsent } from "./show-consent.ts";
import { findInstallationOn, findInstallationsOn, listOrganizationInstallations } from "./store.ts";
import { uninstallApp } from "./uninstall-app.ts";
import { verifyInstallation } from "./verify-installation.ts";

/** Which apps are on which organizations, and which could be. */
export function installationRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  /** The codes of installations, for who may install. */
  const openCodes = async (ids: readonly number[], held: ReadonlySet<Scope>) => {
    if (!held.has("org:integrations")) return new Map<number, string>();
    const sealed = await findSealedCodes(db, ids, instance.now());
    return new Map(Array.from(sealed, ([id, code]) => [id, instance.secrets.open(code)]));
  };

  return [
    implement(listInstallations, async ({ organization, query }) => {
      const request = readOffset(query);
      const found = await listOrganizationInstallations(db, organization.id, request);
      const page = toOffsetPage(found, request);
      const ids = page.rows.map(({ id }) => id);
      const codes = await openCodes(ids, organization.scopes);
      const body = page.rows.map((row) =>
        presentInstallation(row, row.app, organization, codes.get(row.id)),
      );
      return { status: 200, body, page };
    }),

    implement(installAppRoute, async ({ actor, organization, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const { app, installation, code } = await installApp(instance, doer, organization, body.slug);
      const given = { installation: installation.uuid, code, organization: organization.slug };
      const redirectUrl = app.redirectUrl === null ? null : toRedirect(app.redirectUrl, given);
      const shown = presentInstallation(installation, app, organization, code ?? undefined);
      return { status: 200, body: { ...shown, redirectUrl } };
    }),

    implement(getInstallation, async (context) => {
      const { installation, organization } = await enterInstallation(db, context);
      if (installation.app.isDisabled) throw new Problem("app-disabled");
      const codes = await openCodes([installation.id], organization.scopes);
      const code = codes.get(installation.id);
      const body = presentInstallation(installation, installation.app, organization, code);
      return { status: 200, body };
    }),

    implement(updateInstallation, async (context) => {
      const { installation, organization } = await enterAsItself(db, context);
      const { status } = context.body;
      const updated = await verifyInstallation(instance, installation, status);
      return { status: 200, body: presentInstallation(updated, updated.app, organization) };
    }),

    implement(uninstallAppRoute, async (context) => {
      const { installation, organization } = await enterInstallation(db, context);
      const doer = { actor: context.actor, ipAddress: context.request.ip };
      await uninstallApp(instance, doer, installation, organization);
      return { status: 204 };
    }),

    implement(listDirectory, async (context) => {
      const { organization } = context;
      const request = readOffset(context.query);
      const filter = { installableOn: organization.id, onlyEnabled: true };
      const page = toOffsetPage(await listApps(db, filter, request), request);
      const shown = await showApps(instance, context, page.rows);
      const ids = page.rows.map(({ id }) => id);
      const installed = await findInstallationsOn(db, organization.id, ids);
      const body = shown.map((app) => ({
        app,
        installation: presentReference(installed.get(app.uuid)),
      }));
      return { status: 200, body, page };
    }),

    implement(getConsent, async (context) => {
      const { organization, actor } = context;
      const app = await getInstallable(db, organization.id, context.params.app);
      const [shown] = await showApps(instance, context, [app]);
      if (shown === undefined) throw new Problem("app-not-found");
      const installation = await findInstallationOn(db, app.id, organization.id);
      const caller = { scopes: organization.scopes, isPerson: actor.kind === "user" };
      return { status: 200, body: showConsent({ app, shown, installation }, caller) };
    }),
  ];
}
