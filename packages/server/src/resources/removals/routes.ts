import { listOwnRemovals, listRemovals, type Removal as RemovalShape } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { type Removal, selectRemovals } from "./store.ts";

/** What is being removed. */
export function removalRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;
  return [
    implement(listRemovals, async ({ organization, query }) => {
      const request = readOffset(query);
      const found = await selectRemovals(db, { organizationId: organization.id }, request);
      const page = toOffsetPage(found, request);
      return { status: 200, body: page.rows.map(presentRemoval), page };
    }),

    implement(listOwnRemovals, async ({ actor, query }) => {
      const request = readOffset(query);
      const found =
        actor.kind === "user" ? await selectRemovals(db, { userId: actor.userId }, request) : [];
      const page = toOffsetPage(found, request);
      return { status: 200, body: page.rows.map(presentRemoval), page };
    }),
  ];
}

function presentRemoval(removal: Removal): RemovalShape {
  const { finishedAt } = removal;
  return {
    id: String(removal.id),
    kind: removal.kind,
    targetId: String(removal.targetId),
    slug: removal.slug,
    name: removal.name,
    status: finishedAt === null ? "deletion_in_progress" : "deleted",
    deletedRows: removal.deletedRows,
    dateStarted: formatInstant(removal.startedAt),
    dateFinished: finishedAt === null ? null : formatInstant(finishedAt),
  };
}
