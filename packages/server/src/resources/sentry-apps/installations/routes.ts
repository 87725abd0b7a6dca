import { getInstallation, listInstallations, Problem } from "@vedette/contract";
import { implement, type Implemented } from "../../../routing/index.ts";
import { readOffset, toOffsetPage } from "../../offset-page.ts";
import type { Instance } from "../../instance.ts";
import { presentInstallation } from "./present.ts";
import { findInstallation, listOrganizationInstallations } from "./store.ts";

/** Which apps are on which organizations. */
export function installationRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listInstallations, async ({ organization, query }) => {
      const request = readOffset(query);
      const found = await listOrganizationInstallations(db, organization.id, request);
      const page = toOffsetPage(found, request);
      const body = page.rows.map((row) => presentInstallation(row, row.app, organization));
      return { status: 200, body, page };
    }),

    implement(getInstallation, async ({ actor, params, enterOrganization }) => {
      const found = await findInstallation(db, params.installation);
      if (found === undefined) throw new Problem("installation-not-found");
      const organization = await enterOrganization(found.organizationId);
      // An app reads about itself, not about its neighbours.
      if (actor.kind === "integration" && actor.installationId !== found.id) {
        throw new Problem("forbidden");
      }
      return { status: 200, body: presentInstallation(found, found.app, organization) };
    }),
  ];
}
