import { completeSetup as completeSetupRoute, getSetup, Problem } from "@vedette/contract";
import { scopesOf } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { presentOrganizationSummary } from "../organizations/index.ts";
import { findFirstActiveKey, presentDsn } from "../project-keys/index.ts";
import { loadContexts, presentProjectSummary } from "../projects/index.ts";
import type { Instance } from "../instance.ts";
import { hasUsers } from "../users/index.ts";
import { completeSetup } from "./complete-setup.ts";

export function setupRoutes(instance: Instance, sendsMail: boolean): Implemented[] {
  const { storage, links } = instance;
  return [
    implement(getSetup, async () => ({
      status: 200,
      body: { needed: !(await hasUsers(storage.db)), sendsMail },
    })),

    implement(completeSetupRoute, async ({ body, request }) => {
      const { actor, organization, project } = await completeSetup(instance, body, request.ip);
      const scopes = scopesOf(actor, { organizationId: organization.id, role: "owner" });
      const viewer = { actor, organization: { id: organization.id, scopes } };
      const contextOf = await loadContexts(storage.db, viewer, [project]);
      const key = await findFirstActiveKey(storage.db, project.id);
      if (key === undefined) throw new Problem("not-found");
      return {
        status: 201,
        body: {
          organization: presentOrganizationSummary(organization, links),
          project: presentProjectSummary(project, contextOf(project)),
          dsn: presentDsn(key, links),
        },
      };
    }),
  ];
}
