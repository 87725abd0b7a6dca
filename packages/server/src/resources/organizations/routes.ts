import {
  createOrganization as createOrganizationRoute,
  deleteOrganization,
  getOrganization as getOrganizationRoute,
  listOrganizations as listOrganizationsRoute,
  Problem,
  updateOrganization as updateOrganizationRoute,
  type ProjectSummary,
  type Team,
} from "@vedette/contract";
import { scopesOf, type Actor, type Caller } from "../../access/index.ts";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import type { Db } from "../../storage/index.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { createOrganization } from "./create-organization.ts";
import { type CountPerOrganization, listOrganizations } from "./list-organizations.ts";
import { presentOrganization, presentOrganizationSummary } from "./present.ts";
import { removeOrganization } from "./remove-organization.ts";
import { getOrganization } from "./store.ts";
import { findUser } from "../users/index.ts";
import { updateOrganization } from "./update-organization.ts";

/** What belongs to organizations and is kept by others. */
export interface OrganizationParts {
  countProjects: CountPerOrganization;
  /** Teams and projects as the caller sees them. */
  present: (
    actor: Actor,
    organization: CurrentOrganization,
  ) => Promise<{ teams: Team[]; projects: ProjectSummary[] }>;
}

export function organizationRoutes(instance: Instance, parts: OrganizationParts): Implemented[] {
  const { storage, links } = instance;
  return [
    implement(listOrganizationsRoute, async ({ actor, query }) => {
      const request = readOffset(query);
      const filter = { owned: query.owner, text: query.query, sortBy: query.sortBy };
      const all = await listOrganizations(storage.db, actor, filter, parts.countProjects);
      const page = toOffsetPage(all.slice(request.offset), request);
      const body = page.rows.map((organization) => presentOrganizationSummary(organization, links));
      return { status: 200, body, page };
    }),

    implement(createOrganizationRoute, async ({ actor, body, request }) => {
      const doer = { actor, ipAddress: request.ip };
      const organization = await createOrganization(instance, doer, body);
      const role = "owner" as const;
      const scopes = scopesOf(actor, { organizationId: organization.id, role });
      return { status: 201, body: presentOrganization(organization, { role, scopes }, links) };
    }),

    implement(getOrganizationRoute, async ({ actor, organization: viewed, query }) => {
      const organization = await getOrganization(storage.db, viewed.id);
      const shown = query.detailed === false ? undefined : await parts.present(actor, viewed);
      return { status: 200, body: presentOrganization(organization, viewed, links, shown) };
    }),

    implement(updateOrganizationRoute, async ({ actor, organization: viewed, body, request }) => {
      if (body.require2FA === true) await requireOwnTwoFactor(storage.db, actor);
      const doer = { actor, ipAddress: request.ip };
      const organization = await updateOrganization(instance, doer, viewed.id, body);
      const shown = await parts.present(actor, viewed);
      return { status: 200, body: presentOrganization(organization, viewed, links, shown) };
    }),

    implement(deleteOrganization, async ({ actor, organization, request }) => {
      await removeOrganization(instance, { actor, ipAddress: request.ip }, organization.id);
      return { status: 202 };
    }),
  ];
}

/** Whoever demands two factors of others would lock themselves out without. */
async function requireOwnTwoFactor(db: Db, actor: Caller): Promise<void> {
  if (actor.kind !== "user") return;
  const user = await findUser(db, actor.userId);
  if (user?.hasTwoFactor || user?.isServiceAccount) return;
  throw Problem.fields({ require2FA: ["Set up two-factor sign-in for yourself first."] });
}
