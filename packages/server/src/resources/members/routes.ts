import { listMembers as listMembersRoute } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";
import { readOffset } from "../offset-page.ts";
import type { Instance } from "../instance.ts";
import { listMembers } from "./list-members.ts";
import { presentMember } from "./present.ts";

export function memberRoutes(instance: Instance): Implemented[] {
  return [
    implement(listMembersRoute, async ({ organization, query }) => {
      const filter = { organizationId: organization.id, text: query.query };
      const page = await listMembers(instance.storage.db, filter, readOffset(query));
      const body = page.rows.map(({ member, user }) => presentMember(member, user));
      return { status: 200, body, page };
    }),
  ];
}
