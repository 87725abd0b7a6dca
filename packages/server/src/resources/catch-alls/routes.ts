import {
  clearCaughtRequests,
  getCatchAll,
  getCaughtRequest,
  listCaughtRequests,
  rotateCatchAll as rotateCatchAllRoute,
  updateCatchAll,
} from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Caller } from "../../access/index.ts";
import { implement, type Implemented } from "../../routing/index.ts";
import { readPageOfNumbers, toPage } from "../keyset.ts";
import type { Instance } from "../instance.ts";
import { ensureCatchAll } from "./ensure-catch-all.ts";
import { presentCatchAll, presentRequest, presentRequestDetail } from "./present.ts";
import { rotateCatchAll } from "./rotate-catch-all.ts";
import { clearRequests, findRequest, selectRequests, updateCatchAllRow } from "./store.ts";

/** A person's own catch-all; integrations and tokens of organizations have none. */
export function catchAllRoutes(instance: Instance): Implemented[] {
  const { storage, links } = instance;
  const ownOf = async (actor: Caller) => await ensureCatchAll(instance, personOf(actor));

  return [
    implement(getCatchAll, async ({ actor }) => ({
      status: 200,
      body: presentCatchAll(await ownOf(actor), links),
    })),

    implement(updateCatchAll, async ({ actor, body }) => {
      const before = await ownOf(actor);
      const after = { ...before, answerStatus: body.answerStatus ?? before.answerStatus };
      await storage.transaction(async (tx) => await updateCatchAllRow(tx, after));
      return { status: 200, body: presentCatchAll(after, links) };
    }),

    implement(rotateCatchAllRoute, async ({ actor }) => {
      const rotated = await rotateCatchAll(instance, personOf(actor));
      return { status: 200, body: presentCatchAll(rotated, links) };
    }),

    implement(listCaughtRequests, async ({ actor, query }) => {
      const { id: ownId } = await ownOf(actor);
      const request = readPageOfNumbers(query);
      const read = await selectRequests(storage.db, ownId, request);
      const page = toPage(read, request, ({ id }) => ({ value: id, id }));
      return { status: 200, body: page.rows.map(presentRequest), page };
    }),

    implement(clearCaughtRequests, async ({ actor }) => {
      const { id } = await ownOf(actor);
      await storage.transaction(async (tx) => await clearRequests(tx, id));
      return { status: 204 };
    }),

    implement(getCaughtRequest, async ({ actor, params }) => {
      const { id: ownId } = await ownOf(actor);
      const id = /^\d{1,15}$/.test(params.caught) ? Number(params.caught) : 0;
      const request = await findRequest(storage.db, ownId, id);
      if (request === undefined) throw new Problem("not-found");
      return { status: 200, body: presentRequestDetail(request) };
    }),
  ];
}

function personOf(actor: Caller): number {
  if (actor.kind === "user") return actor.userId;
  throw new Problem("forbidden", { detail: "Only a person has a catch-all." });
}
